import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

import type { Result } from "./read-results";
import { type Verdict, verdicts } from "./score";

/** By model, then by case: what the last accepted run came to. */
const baselineShape = z.record(z.string(), z.record(z.string(), z.enum(verdicts)));
export type Comparison = { newlyFailing: string[]; newlyRight: string[]; isFirst: boolean };

const read = (path: string): z.infer<typeof baselineShape> =>
  existsSync(path) ? baselineShape.parse(JSON.parse(readFileSync(path, "utf8"))) : {};

/** A case run several times is right when it was right each time. */
function verdictsOf(results: readonly Result[]): Map<string, Verdict> {
  const found = new Map<string, Verdict>();
  for (const { id, verdict } of results) {
    const known = found.get(id);
    if (known === undefined || known === "right" || verdict === "harmful") found.set(id, verdict);
  }
  return found;
}

/** Cases that were right in the last accepted run and are not now, and the other way round. */
export function compareWithBaseline(path: string, model: string, results: readonly Result[]): Comparison {
  const accepted = read(path)[model];
  const now = [...verdictsOf(results)];
  return {
    isFirst: accepted === undefined,
    newlyFailing: now.filter(([id, verdict]) => verdict !== "right" && accepted?.[id] === "right").map(([id]) => id),
    newlyRight: now
      .filter(([id, verdict]) => verdict === "right" && accepted?.[id] !== undefined && accepted[id] !== "right")
      .map(([id]) => id),
  };
}

/** Cases that were not run keep what they had; those that no longer exist go. */
export function acceptBaseline(
  path: string,
  model: string,
  results: readonly Result[],
  known: ReadonlySet<string>,
): void {
  const all = read(path);
  const kept = Object.entries({ ...all[model], ...Object.fromEntries(verdictsOf(results)) })
    .filter(([id]) => known.has(id))
    .sort(([one], [other]) => one.localeCompare(other, "en"));
  writeFileSync(path, `${JSON.stringify({ ...all, [model]: Object.fromEntries(kept) }, null, 2)}\n`);
}
