import { chooseCases } from "@/evals/choose-cases";
import { readCases } from "@/evals/read-cases";
import { readJob } from "@/evals/run-job";

const assertions = "file://assertions.ts";

/** The chosen cases as promptfoo's tests; all of their checks are deterministic. */
// biome-ignore lint/style/noDefaultExport: promptfoo takes the default export.
export default function tests(): object[] {
  return chooseCases(readCases(), readJob().choice).map(({ id, category, split, turns, as, expect }) => ({
    description: id,
    vars: {
      id,
      split,
      talk: turns.map((turn) => ("say" in turn ? turn.say : turn.approve ? "(yes)" : "(no)")).join(" / "),
      wanted: JSON.stringify(expect),
    },
    metadata: { id, category, split, ...(as ? { as } : {}) },
    assert: [
      { type: "javascript", value: `${assertions}:isRight`, metric: "right" },
      { type: "javascript", value: `${assertions}:isRight`, metric: `right ${category}` },
      { type: "javascript", value: `${assertions}:isHarmless`, metric: "harmless" },
    ],
  }));
}
