import { AppError } from "@/tools/core/app-error";
import { type CommandLine, usage } from "./arguments";
import { ask } from "./ask";
import type { Caller } from "./caller";
import { exportFile } from "./export-file";
import { finishJob } from "./finish-job";
import { importFile } from "./import-file";
import { readJson } from "./read-json";
import { verifyCommand } from "./verify-command";

/** Commands that work with tools alone, and so here or on a server elsewhere. */
export async function runAnywhere(open: () => Promise<Caller>, line: CommandLine, directory: string): Promise<string> {
  const [command, ...words] = line.words;
  if (!command || command === "help" || line.options.help) return usage;
  switch (command) {
    case "call":
      return call(await open(), line, words);
    case "ask":
      return ask(await open(), line, words);
    case "import":
      return importFile(await open(), line, words, directory);
    case "export":
      return exportFile(await open(), line, words, directory);
    case "verify":
      return verifyCommand(await open(), line, words);
    case "tools":
      return (await (await open()).listTools())
        .map((tool) => `${tool.name.padEnd(22)}${tool.effect.padEnd(8)}${tool.description}`)
        .join("\n");
    default:
      throw new AppError("invalid_input", `There is no command "${command}".\n\n${usage}`);
  }
}

async function call(caller: Caller, line: CommandLine, words: string[]): Promise<string> {
  const [name, json = "{}"] = words;
  if (!name) throw new AppError("invalid_input", "Name a tool, for instance: atrium call list_members");
  const output = await caller.callNamed(name, readJson(json));
  const jobId = bulkJobOf(output);
  const job = jobId ? await finishJob(caller, jobId) : undefined;
  return JSON.stringify(job ? { ...(output as object), job } : output, null, line.options.json ? 0 : 2);
}

/** Where a call would have done it at once had the records been fewer, the command waits for the job. */
function bulkJobOf(output: unknown): string | null {
  if (typeof output !== "object" || output === null || !("changeSetId" in output) || !("jobId" in output)) return null;
  return typeof output.jobId === "string" ? output.jobId : null;
}
