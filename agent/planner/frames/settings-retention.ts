import { call, type Outcome } from "@/agent/planner/policy/outcome";

type Groups = Record<string, string | undefined>;

const trash = "(?:the )?(?:trash|recycle bin|bin|deleted (?:records|items|things)|what is (?:in the trash|deleted))";
const span = "(?<count>\\d{1,4}|a|an|one) ?(?<unit>days?|weeks?|months?|years?)";
const daysIn: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };

/** How long the trash is kept: sentences and what becomes of them. */
export const retentionFrames: readonly { pattern: string; plan(said: Groups): Outcome }[] = [
  {
    pattern: `(?:empty|clear|purge|destroy|clean(?: up)?) ${trash} (?:by itself )?(?:every |after )${span}`,
    plan: set,
  },
  {
    pattern: `(?:let|have|make) (?:${trash}|it) (?:be emptied|empty|clear|clean|purge)(?: itself| by itself| automatically)? (?:every |after )${span}`,
    plan: set,
  },
  { pattern: `(?:keep|retain) ${trash} (?:for )?${span}`, plan: set },
  { pattern: `set (?:the )?(?:trash )?retention(?: of the trash)? to ${span}`, plan: set },
  { pattern: `keep ${trash} (?<ever>for ?ever)`, plan: keep },
];

function set(said: Groups): Outcome {
  const count = Number(said["count"]) || 1;
  const unit = (said["unit"] ?? "day").toLowerCase().replace(/s$/, "");
  return call("update_retention", { trashDays: count * (daysIn[unit] ?? 1) }, { chips: [], leftOut: [] });
}

function keep(): Outcome {
  return call("update_retention", { trashDays: null }, { chips: [], leftOut: [] });
}
