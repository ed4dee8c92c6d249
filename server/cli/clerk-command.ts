import { connectOrganization } from "@/db/accounts/clerk-organizations";
import type { Atrium } from "@/server/atrium";
import { AppError } from "@/tools/core/app-error";
import { toAppError } from "@/tools/core/to-app-error";
import type { CommandLine } from "./arguments";
import { openEnvironment } from "./open-environment";

/** For whoever runs the server: gives a workspace that is here already to an organization of Clerk. */
export async function clerkCommand(atrium: Atrium, line: CommandLine, words: string[]): Promise<string> {
  const [what, organizationId = "", ...more] = words;
  if (what !== "connect" || !/^org_\w+$/.test(organizationId) || more.length > 0)
    throw new AppError(
      "invalid_input",
      "Name the organization, for instance: atrium clerk connect org_2abc --workspace acme",
    );
  const { workspace, clock } = await openEnvironment(atrium, line);
  await atrium.db
    .transaction({}, (session) =>
      connectOrganization(session, { organizationId, workspaceId: workspace.id }, clock.now()),
    )
    .catch((error: unknown) => {
      if (toAppError(error).code !== "conflict") throw error;
      throw new AppError("conflict", "This organization, or this workspace, is connected already.");
    });
  const { slug } = workspace;
  return line.options.json
    ? JSON.stringify({ organizationId, workspace: slug })
    : `The workspace ${slug} is the organization's now. Its members come in by their e-mail addresses.`;
}
