import { toAppError } from "@/tools/core/to-app-error";

export type CommandResult = { output: string; exitCode: number };

/** What a person or a script reads of a command that failed; `at` names a server elsewhere. */
export function failed(error: unknown, isJson: boolean, at?: string): CommandResult {
  const known = toAppError(error);
  const message = at ? `${known.message} (${at})` : known.message;
  const details = (known.details ?? [])
    .slice(1)
    .map((detail) => `  ${detail.path}: ${detail.message}${detail.fix ? ` ${detail.fix}` : ""}`);
  const body = { error: { code: known.code, message, details: known.details } };
  return { output: isJson ? JSON.stringify(body) : [message, ...details].join("\n"), exitCode: 1 };
}
