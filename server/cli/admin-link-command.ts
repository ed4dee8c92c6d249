import type { Atrium } from "@/server/atrium";
import { makeAdminLink } from "@/server/auth/admin-links";
import { AppError } from "@/tools/core/app-error";
import type { CommandLine } from "./arguments";

/** For whoever may read the data anyhow: the first Admin's link, or the way back for one who is locked out. */
export async function adminLinkCommand(atrium: Atrium, line: CommandLine): Promise<string> {
  if (atrium.signIn.mode === "local")
    throw new AppError("precondition_failed", "Local mode has no sign-in. Set ATRIUM_AUTH=built-in to turn it on.");
  if (atrium.signIn.mode === "clerk")
    throw new AppError("precondition_failed", "People sign in with Clerk here, so Clerk's dashboard lets them in.");
  const link = await makeAdminLink(atrium, { workspace: line.options.workspace, email: line.options.as });
  return line.options.json ? JSON.stringify({ link }) : `Open this link within 24 hours; it works once:\n${link}`;
}
