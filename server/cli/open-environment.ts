import type { Atrium } from "@/server/atrium";
import { createClock } from "@/tools/core/clock";
import type { Environment } from "@/tools/core/run-tool";
import { type CommandLine, readNow } from "./arguments";

/** The environment of one command: its workspace, and its own clock when --now fixes it. */
export async function openEnvironment(atrium: Atrium, line: CommandLine): Promise<Environment> {
  const environment = await atrium.environment(line.options.workspace);
  const now = readNow(line.options.now);
  return now ? { ...environment, clock: createClock({ now }) } : environment;
}
