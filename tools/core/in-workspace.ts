import type { Session } from "@/db/connect/db";
import { enterWorkspace } from "@/db/workspace/workspaces";
import type { Environment } from "./run-tool";
import { toAppError } from "./to-app-error";

/** A transaction of the workspace outside any tool: for what the assistant keeps about itself. */
export async function inWorkspace<T>(environment: Environment, run: (session: Session) => Promise<T>): Promise<T> {
  try {
    return await environment.db.transaction({ opening: enterWorkspace(environment.workspace) }, run);
  } catch (error) {
    throw toAppError(error);
  }
}
