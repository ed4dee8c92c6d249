import type { Atrium } from "@/server/atrium";
import { verifyAudit } from "@/tools/audit/verify-audit";
import { AppError } from "@/tools/core/app-error";
import { runTool } from "@/tools/core/run-tool";
import type { CommandLine } from "./arguments";
import { openEnvironment } from "./open-environment";

/** Ends with an error when the audit log was altered, so that a script notices. */
export async function verifyCommand(atrium: Atrium, line: CommandLine, words: string[]): Promise<string> {
  const [knownHash] = words;
  const environment = await openEnvironment(atrium, line);
  const actor = await atrium.actor(environment, line.options.as);
  const check = await runTool(environment, actor, verifyAudit, knownHash ? { knownHash } : {}, { door: "cli" });
  const { difference } = check;
  if (difference) {
    throw new AppError(
      "precondition_failed",
      `The audit log was altered: seal ${difference.seal} of ${difference.sealedAt} differs. It covers ${difference.sealedCount} changes from ${difference.firstChange} to ${difference.lastChange}; ${difference.foundCount} are there. Compare them with a backup.`,
    );
  }
  if (check.isKnownHashFound === false) {
    throw new AppError(
      "precondition_failed",
      "No seal has this hash: the seals were removed or made anew since it was noted. Compare with a backup.",
    );
  }
  if (line.options.json) return JSON.stringify(check);
  return [
    `The audit log is intact: ${check.sealedCount} changes under ${check.sealCount} seals, ${check.unsealedCount} too young for one.`,
    ...(check.erasedCount > 0 ? [`The values of ${check.erasedCount} changes were erased by law.`] : []),
    ...(check.lastHash ? [`Last seal: ${check.lastHash}`] : []),
  ].join("\n");
}
