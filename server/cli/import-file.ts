import { createReadStream, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { getImport } from "@/tools/imports/get-import";
import { importRecords } from "@/tools/imports/import-records";
import { listImportRows } from "@/tools/imports/list-import-rows";
import type { CommandLine } from "./arguments";
import type { Caller } from "./caller";
import { endOf } from "./finish-job";
import { importWithNewFields } from "./import-with-new-fields";

/** Imports a file with the mapping that Atrium proposes, and says which rows were left out and why. */
export async function importFile(
  caller: Caller,
  line: CommandLine,
  words: string[],
  directory: string,
): Promise<string> {
  const [object, file] = words;
  if (!object || !file)
    throw new AppError("invalid_input", "Name an object and a file, for instance: atrium import contacts people.csv");
  const path = resolve(directory, file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new AppError("not_found", `The file ${path} cannot be read.`);
  if (line.options.preview && line.options["create-fields"])
    throw new AppError(
      "invalid_input",
      "A preview changes nothing, so it makes no fields. Leave --preview or --create-fields out.",
    );
  const { fileId } = await caller.upload(basename(path), createReadStream(path));
  const { match, mode, preview = false } = line.options;
  const choice = { ...(match ? { matchBy: match } : {}), ...(mode ? { mode } : {}) };
  const source = { fileId, object, preview, ...(line.options.sheet ? { sheet: Number(line.options.sheet) } : {}) };
  // The mode comes from the command line; the tool checks it.
  const started = line.options["create-fields"]
    ? await importWithNewFields(caller, source, choice)
    : await caller.call(importRecords, { ...source, ...choice } as z.input<typeof importRecords.input>);
  const { id: importId } = started.import;
  const job = await endOf(caller, started.jobId);
  const { import: item } = await caller.call(getImport, { importId });
  if (job.state !== "done")
    throw new AppError(
      "precondition_failed",
      `The import stopped. ${job.error ?? "It was cancelled."} Run it again with: atrium call run_import '{"importId":"${importId}"}'`,
    );
  const bad = await caller.call(listImportRows, { importId, action: "invalid", limit: 20 });
  if (line.options.json) return JSON.stringify({ import: item, invalid: bad.rows });
  const { create = 0, update = 0, skip = 0, invalid = 0 } = item.counts ?? {};
  const verb = preview ? "Would create" : "Created";
  const lines = [
    `${verb} ${create}, ${preview ? "update" : "updated"} ${update}, skipped ${skip}, left out ${invalid}.`,
  ];
  for (const row of bad.rows)
    lines.push(
      `  row ${row.place}: ${row.problems.map(({ message, fix }) => [message, fix].filter(Boolean).join(" ")).join(" ")}`,
    );
  if (invalid > bad.rows.length) lines.push(`  and ${invalid - bad.rows.length} more rows`);
  if (item.changeSetId)
    lines.push(`Take it back with: atrium call undo_change_set '{"changeSetId":"${item.changeSetId}"}'`);
  return lines.join("\n");
}
