import { verifyAudit } from "@/tools/audit/verify-audit";
import { AppError } from "@/tools/core/app-error";
import type { CommandLine } from "./arguments";
import type { Caller } from "./caller";

/** Ends with an error when the audit log was altered, so that a script notices. */
export async function verifyCommand(caller: Caller, line: CommandLine, words: string[]): Promise<string> {
  const [knownHash] = words;
  const check = await caller.call(verifyAudit, knownHash ? { knownHash } : {});
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
