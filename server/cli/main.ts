import { text } from "node:stream/consumers";

import { DirectoryLockedError, type LockOwner } from "@/db/connect/lock-directory";
import { openAtrium } from "@/server/atrium";
import { readSettings } from "@/server/settings";
import { type CommandLine, readArguments, usage } from "./arguments";
import type { CommandResult } from "./command-result";
import { credentialsPath, readCredentials } from "./remote/credentials";
import { loginInBrowser, loginWithKey, logout } from "./remote/login";
import { showAddress } from "./remote/open-browser";
import { runRemote } from "./remote/run-remote";
import { runCommand } from "./run-command";

/** The CLI: opens the database itself, or hands the command to the running server that holds it. */
export async function main(args: string[]): Promise<number> {
  try {
    const { words, options } = readArguments(args);
    if (words.length === 0 || options.help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const settings = readSettings(options.data ? { ATRIUM_DATA: options.data } : {});
    const path = credentialsPath(settings.XDG_CONFIG_HOME);
    const [command, address] = words;
    if (command === "login" || command === "logout") {
      const said = command === "logout" ? await logout(path) : await login(path, address, options);
      process.stdout.write(`${said}\n`);
      return 0;
    }
    const server = options.local || options.data ? undefined : readCredentials(path);
    const { output, exitCode } = server
      ? await runRemote(path, server, args, process.cwd())
      : await run(settings, args);
    (exitCode === 0 || args.includes("--json") ? process.stdout : process.stderr).write(`${output}\n`);
    return exitCode;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function login(path: string, address: string | undefined, options: CommandLine["options"]): Promise<string> {
  if (options.key) return loginWithKey(path, address, await readKey());
  return loginInBrowser(path, address, { scopes: options.scopes, show: showAddress });
}

/** Not an argument: those are seen by everybody on the machine, and kept by the shell. */
async function readKey(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("Paste the key, then press Enter and Ctrl+D:\n");
  return (await text(process.stdin)).trim();
}

async function run(settings: ReturnType<typeof readSettings>, args: string[]): Promise<CommandResult> {
  try {
    const atrium = await openAtrium(settings, {
      isBare: isArrival(args),
      onProgress: (text) => process.stderr.write(`${text} …\n`),
    });
    try {
      return await runCommand(atrium, args, process.cwd());
    } finally {
      await atrium.close();
    }
  } catch (error) {
    if (error instanceof DirectoryLockedError && error.owner.port && error.owner.secret)
      return forward(error.owner, args);
    throw error;
  }
}

/** A server that was never used gets the workspace that is imported, and no demo beside it. */
function isArrival(args: string[]): boolean {
  const [command, verb] = readArguments(args).words;
  return command === "workspace" && (verb === "import" || verb === "create");
}

async function forward(owner: LockOwner, args: string[]): Promise<CommandResult> {
  const response = await fetch(`http://127.0.0.1:${owner.port}/api/command`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-atrium-secret": owner.secret ?? "" },
    body: JSON.stringify({ args, directory: process.cwd() }),
  });
  const body = (await response.json()) as CommandResult & { error?: { message: string } };
  return body.error ? { output: body.error.message, exitCode: 1 } : body;
}
