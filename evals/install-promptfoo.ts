import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { runChild } from "@/scripts/run-child";

const folder = join(import.meta.dirname, "promptfoo");
const installed = join(folder, "node_modules/promptfoo/package.json");

/** The program to run; fetched on first use, without what is optional, so that the app stays small. */
export async function installPromptfoo(say: (text: string) => void): Promise<string> {
  const wanted: string = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies.promptfoo;
  const isThere = existsSync(installed) && JSON.parse(readFileSync(installed, "utf8")).version === wanted;
  if (!isThere) {
    say(`promptfoo ${wanted} is not installed yet; fetching it into evals/promptfoo/node_modules (about 280 MB) …`);
    const args = ["install", "--cwd", folder, "--frozen-lockfile", "--omit=optional"];
    const { code, output } = await runChild(args, { isQuiet: true });
    if (code !== 0) throw new Error(`promptfoo could not be installed. Check the network and run it again.\n${output}`);
  }
  return join(folder, "node_modules/promptfoo/dist/src/main.js");
}
