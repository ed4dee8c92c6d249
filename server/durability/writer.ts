import { writeSync } from "node:fs";

import { AppError } from "@/tools/core/app-error";
import { runTool } from "@/tools/core/run-tool";
import { createRecord } from "@/tools/records/create-record";
import { openDurableWorkspace } from "./durable-workspace";

const [directory, kind = "small"] = process.argv.slice(2);

const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Writes records for as long as it lives and prints the id of each one that was acknowledged, and only then. */
async function main(): Promise<void> {
  const { environment, actor } = await openDurableWorkspace(directory ?? "");
  say("ready");
  for (let number = 1; ; number += 1) {
    const input =
      kind === "large"
        ? { object: "notes", values: { title: `Note ${number}`, body: largeText() } }
        : { object: "companies", values: { name: `Company ${number}` } };
    const { record } = await runTool(environment, actor, createRecord, input, { door: "test" });
    say(record.id);
  }
}

/** Random, so that the database cannot compress it away. */
function largeText(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(60_000)))
    .toString("base64")
    .slice(0, 80_000);
}

try {
  await main();
} catch (error) {
  const { name, message } = error as Error;
  say(error instanceof AppError ? `error ${error.code}: ${message}` : `error ${name}: ${message}`);
  process.exit(1);
}
