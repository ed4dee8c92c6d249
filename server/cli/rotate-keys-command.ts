import { enterWorkspace } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import { rotateTwoFactors } from "@/server/auth/built-in/rotate-two-factors";
import { rotateKeys } from "@/tools/secrets/vault";
import type { CommandLine } from "./arguments";

/** Seals what is secret by new keys under the newest secret; after it the old ones of ATRIUM_OLD_SECRETS open nothing more. */
export async function rotateKeysCommand(atrium: Atrium, line: CommandLine): Promise<string> {
  const { keys } = atrium.secrets;
  const workspaces = [];
  for (const { db, workspace } of await atrium.environments()) {
    const done = await db.transaction({ opening: enterWorkspace(workspace) }, (session) =>
      rotateKeys({ session, keys, now: atrium.clock.now(), newId: atrium.clock.newId }),
    );
    workspaces.push({ slug: workspace.slug, ...done });
  }
  const twoFactors = await rotateTwoFactors(atrium.db, atrium.secrets.list());
  if (line.options.json) return JSON.stringify({ keyId: keys.currentKeyId(), workspaces, twoFactors });
  const lines = workspaces.map(({ slug, secrets }) => `${slug.padEnd(24)}${counted(secrets, "secret")} sealed again`);
  return [
    ...lines,
    `${counted(twoFactors, "second factor")} encrypted again. Secrets in ATRIUM_OLD_SECRETS are not needed any more.`,
  ].join("\n");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
