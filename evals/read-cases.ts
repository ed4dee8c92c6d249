import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { caseShape, type EvalCase } from "./case";

export const datasets = join(import.meta.dirname, "datasets");

/** A line of a dataset that is no case; the message names the file and the line. */
export class DatasetError extends Error {
  override name = "DatasetError";
}

/** One case a line. */
export function parseCases(text: string, file: string): EvalCase[] {
  return text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [parseLine(line, `${file}:${at + 1}`)]));
}

function parseLine(line: string, place: string): EvalCase {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new DatasetError(`${place} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = caseShape.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".") || "the case"} ${issue.message}`);
  throw new DatasetError(`${place} is no case: ${problems.join("; ")}`);
}

/** Every case of every file; a file holds its own category only, and an id is used once. */
export function readCases(folder: string = datasets): EvalCase[] {
  const seen = new Map<string, string>();
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .flatMap((file) => {
      const cases = parseCases(readFileSync(join(folder, file), "utf8"), file);
      for (const { id, category } of cases) {
        if (`${category}.jsonl` !== file) throw new DatasetError(`${file}: the case ${id} is of category ${category}.`);
        const other = seen.get(id);
        if (other) throw new DatasetError(`${file}: the id ${id} is used in ${other} already.`);
        seen.set(id, file);
      }
      return cases;
    });
}
