import type { Atrium } from "@/server/atrium";
import { adminLinkCommand } from "./admin-link-command";
import { type CommandLine, readArguments } from "./arguments";
import { clerkCommand } from "./clerk-command";
import { type CommandResult, failed } from "./command-result";
import { loadFile } from "./load-file";
import { openLocalCaller } from "./local-caller";
import { rotateKeysCommand } from "./rotate-keys-command";
import { runAnywhere } from "./run-anywhere";
import { ssoCommand } from "./sso-command";
import { workspaceCommand } from "./workspace-command";

/** One command line, run in the process that holds the database. File paths are relative to `directory`. */
export async function runCommand(atrium: Atrium, args: string[], directory: string): Promise<CommandResult> {
  try {
    const line = readArguments(args);
    return { output: await run(atrium, line, directory), exitCode: 0 };
  } catch (error) {
    return failed(error, args.includes("--json"));
  }
}

async function run(atrium: Atrium, line: CommandLine, directory: string): Promise<string> {
  const [command, ...words] = line.words;
  switch (command) {
    case "load":
      return loadFile(atrium, line, words, directory);
    case "workspace":
      return workspaceCommand(atrium, line, words, directory);
    case "admin-link":
      return adminLinkCommand(atrium, line);
    case "rotate-keys":
      return rotateKeysCommand(atrium, line);
    case "clerk":
      return clerkCommand(atrium, line, words);
    case "sso":
      return ssoCommand(atrium, line, words);
    default:
      return runAnywhere(() => openLocalCaller(atrium, line), line, directory);
  }
}
