import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { Atrium } from "@/server/atrium";
import { pieces } from "@/server/doors/files";
import { AppError } from "@/tools/core/app-error";
import { runTool } from "@/tools/core/run-tool";
import { exportRecords } from "@/tools/exports/export-records";
import type { CommandLine } from "./arguments";
import { finishJob } from "./finish-job";
import { openEnvironment } from "./open-environment";
import { readJson } from "./read-json";

export async function exportFile(
  atrium: Atrium,
  line: CommandLine,
  words: string[],
  directory: string,
): Promise<string> {
  const [object, file] = words;
  if (!object || !file)
    throw new AppError("invalid_input", "Name an object and a file, for instance: atrium export contacts people.csv");
  const environment = await openEnvironment(atrium, line);
  const actor = await atrium.actor(environment, line.options.as);
  const given = readJson(line.options.query ?? "{}");
  const query = { ...(typeof given === "object" ? given : {}), object };
  const started = await runTool(environment, actor, exportRecords, { query }, { door: "cli" });
  const job = await finishJob(environment, actor, started.jobId);
  const path = resolve(directory, file);
  await pipeline(Readable.from(pieces({ environment, actor }, started.fileId)), createWriteStream(path)).catch(
    (cause: unknown) => {
      throw new AppError("invalid_input", `The file ${path} cannot be written.`, { cause });
    },
  );
  return line.options.json
    ? JSON.stringify({ object, rows: job.done, file: path })
    : `Wrote ${job.done} ${job.done === 1 ? "record" : "records"} into ${path}.`;
}
