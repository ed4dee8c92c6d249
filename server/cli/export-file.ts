import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { AppError } from "@/tools/core/app-error";
import { exportRecords } from "@/tools/exports/export-records";
import type { CommandLine } from "./arguments";
import type { Caller } from "./caller";
import { finishJob } from "./finish-job";
import { readJson } from "./read-json";

export async function exportFile(
  caller: Caller,
  line: CommandLine,
  words: string[],
  directory: string,
): Promise<string> {
  const [object, file] = words;
  if (!object || !file)
    throw new AppError("invalid_input", "Name an object and a file, for instance: atrium export contacts people.csv");
  const given = readJson(line.options.query ?? "{}");
  const query = { ...(typeof given === "object" ? given : {}), object };
  const started = await caller.call(exportRecords, { query });
  const job = await finishJob(caller, started.jobId);
  const path = resolve(directory, file);
  await pipeline(Readable.from(await caller.download(started.fileId)), createWriteStream(path)).catch(
    (cause: unknown) => {
      throw new AppError("invalid_input", `The file ${path} cannot be written.`, { cause });
    },
  );
  return line.options.json
    ? JSON.stringify({ object, rows: job.done, file: path })
    : `Wrote ${job.done} ${job.done === 1 ? "record" : "records"} into ${path}.`;
}
