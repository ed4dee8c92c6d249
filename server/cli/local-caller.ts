import { runTurn } from "@/agent/turn/run-turn";
import { insideTransaction } from "@/db/connect/inside-transaction";
import { enterWorkspace } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import type { Identity } from "@/server/auth/auth";
import { pieces, storeUpload } from "@/server/doors/files";
import { readConversationChanges } from "@/tools/changes/conversation-changes";
import type { AnyTool } from "@/tools/core/define-tool";
import { findTool } from "@/tools/core/find-tool";
import { runTool } from "@/tools/core/run-tool";
import { runJob } from "@/tools/jobs/run-job";
import { registry } from "@/tools/registry";
import type { CommandLine } from "./arguments";
import type { Caller } from "./caller";
import { openEnvironment } from "./open-environment";

const door = { door: "cli" };

/** The tools of the database that this process has open, as the member that --as names. */
export async function openLocalCaller(atrium: Atrium, line: CommandLine): Promise<Caller> {
  const environment = await openEnvironment(atrium, line);
  return localCaller(atrium, { environment, actor: await atrium.actor(environment, line.options.as) });
}

function localCaller(atrium: Atrium, identity: Identity): Caller {
  const { environment, actor } = identity;
  return {
    call: (tool, input) => runTool(environment, actor, tool, input, door),
    callNamed: (name, input) => runTool(environment, actor, findTool(name), input, door),
    listTools: async () => Object.values(registry as Record<string, AnyTool>),
    upload: (name, body) => storeUpload(identity, { name, mediaType: "application/octet-stream" }, body),
    download: async (fileId) => pieces(identity, fileId),
    work: (jobId) => runJob(environment, jobId),
    turn: (request) => runTurn({ environment, actor, ...door }, request, { models: atrium.models }),
    changesOf: (conversationId) => readConversationChanges(environment, conversationId),
    newId: environment.clock.newId,
    dryRun: (run) => rolledBack(atrium, identity, run),
  };
}

class RollBack<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super("roll back");
    this.result = result;
  }
}

async function rolledBack<T>(
  atrium: Atrium,
  { environment, actor }: Identity,
  run: (inside: Caller) => Promise<T>,
): Promise<T> {
  const { db, workspace, catalogs } = environment;
  let done: RollBack<T> | undefined;
  try {
    await db.transaction({ opening: enterWorkspace(workspace) }, async (session) => {
      const inside = { ...environment, db: insideTransaction(db.driver, session), catalogs: new Map(catalogs) };
      done = new RollBack(await run(localCaller(atrium, { environment: inside, actor })));
      throw done;
    });
  } catch (error) {
    if (done && error === done) return done.result;
    throw error;
  }
  throw new Error("A transaction that was to be rolled back was not.");
}
