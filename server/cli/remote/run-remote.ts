import { readArguments } from "@/server/cli/arguments";
import { type CommandResult, failed } from "@/server/cli/command-result";
import { runAnywhere } from "@/server/cli/run-anywhere";
import { AppError } from "@/tools/core/app-error";
import type { Credentials } from "./credentials";
import { currentBearer } from "./current-bearer";
import { remoteCaller } from "./remote-caller";

const onlyHere = new Set(["load", "workspace", "admin-link"]);
const ofHere = ["as", "workspace", "now"] as const;

/** One command line, run on the server that one is logged in to. Files are those of this machine. */
export async function runRemote(
  path: string,
  { url }: Credentials,
  args: string[],
  directory: string,
): Promise<CommandResult> {
  try {
    const line = readArguments(args);
    const [command = ""] = line.words;
    if (onlyHere.has(command))
      throw new AppError(
        "invalid_input",
        `atrium ${command} works with a database on this machine, and you are logged in to a server. Add --local.`,
      );
    const given = ofHere.find((option) => line.options[option] !== undefined);
    if (given)
      throw new AppError(
        "invalid_input",
        `--${given} is for a database on this machine: on a server you act as who logged in, in one workspace. Leave it out, or add --local.`,
      );
    const open = async () => remoteCaller(url, () => currentBearer(path));
    return { output: await runAnywhere(open, line, directory), exitCode: 0 };
  } catch (error) {
    return failed(error, args.includes("--json"), url);
  }
}
