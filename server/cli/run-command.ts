import type { Atrium } from "@/server/atrium";
import { AppError } from "@/tools/core/app-error";
import type { AnyTool } from "@/tools/core/define-tool";
import { findTool } from "@/tools/core/find-tool";
import { runTool } from "@/tools/core/run-tool";
import { toAppError } from "@/tools/core/to-app-error";
import { registry } from "@/tools/registry";
import { adminLinkCommand } from "./admin-link-command";
import { type CommandLine, readArguments, usage } from "./arguments";
import { ask } from "./ask";
import { exportFile } from "./export-file";
import { finishJob } from "./finish-job";
import { importFile } from "./import-file";
import { loadFile } from "./load-file";
import { openEnvironment } from "./open-environment";
import { readJson } from "./read-json";
import { rotateKeysCommand } from "./rotate-keys-command";
import { ssoCommand } from "./sso-command";
import { verifyCommand } from "./verify-command";
import { workspaceCommand } from "./workspace-command";

export type CommandResult = { output: string; exitCode: number };

/** One command line, run in the process that holds the database. File paths are relative to `directory`. */
export async function runCommand(atrium: Atrium, args: string[], directory: string): Promise<CommandResult> {
  try {
    const line = readArguments(args);
    return { output: await run(atrium, line, directory), exitCode: 0 };
  } catch (error) {
    const known = toAppError(error);
    const details = (known.details ?? [])
      .slice(1)
      .map((detail) => `  ${detail.path}: ${detail.message}${detail.fix ? ` ${detail.fix}` : ""}`);
    const isJson = args.includes("--json");
    const body = { error: { code: known.code, message: known.message, details: known.details } };
    return { output: isJson ? JSON.stringify(body) : [`${known.message}`, ...details].join("\n"), exitCode: 1 };
  }
}

async function run(atrium: Atrium, line: CommandLine, directory: string): Promise<string> {
  const [command, ...words] = line.words;
  if (!command || command === "help" || line.options.help) return usage;
  switch (command) {
    case "call":
      return call(atrium, line, words);
    case "ask":
      return ask(atrium, line, words);
    case "import":
      return importFile(atrium, line, words, directory);
    case "export":
      return exportFile(atrium, line, words, directory);
    case "load":
      return loadFile(atrium, line, words, directory);
    case "verify":
      return verifyCommand(atrium, line, words);
    case "workspace":
      return workspaceCommand(atrium, line, words, directory);
    case "admin-link":
      return adminLinkCommand(atrium, line);
    case "rotate-keys":
      return rotateKeysCommand(atrium, line);
    case "sso":
      return ssoCommand(atrium, line, words);
    case "tools":
      return Object.values(registry as Record<string, AnyTool>)
        .map((tool) => `${tool.name.padEnd(22)}${tool.effect.padEnd(8)}${tool.description}`)
        .join("\n");
    default:
      throw new AppError("invalid_input", `There is no command "${command}".\n\n${usage}`);
  }
}

async function call(atrium: Atrium, line: CommandLine, words: string[]): Promise<string> {
  const [name, json = "{}"] = words;
  if (!name) throw new AppError("invalid_input", "Name a tool, for instance: atrium call list_members");
  const tool = findTool(name);
  const environment = await openEnvironment(atrium, line);
  const actor = await atrium.actor(environment, line.options.as);
  const output = await runTool(environment, actor, tool, readJson(json), { door: "cli" });
  const jobId = bulkJobOf(output);
  const job = jobId ? await finishJob(environment, actor, jobId) : undefined;
  return JSON.stringify(job ? { ...(output as object), job } : output, null, line.options.json ? 0 : 2);
}

/** Where a call would have done it at once had the records been fewer, the command waits for the job. */
function bulkJobOf(output: unknown): string | null {
  if (typeof output !== "object" || output === null || !("changeSetId" in output) || !("jobId" in output)) return null;
  return typeof output.jobId === "string" ? output.jobId : null;
}
