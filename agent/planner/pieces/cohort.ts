import { lowerAt, matching, type Sentence } from "@/agent/planner/link/sentence";
import { unitAdverbs, units } from "@/agent/planner/values/date-words";
import type { DateUnit } from "@/db/query/tree";
import type { Piece, Recogniser } from "./piece";

const words = [
  "cohorts",
  "cohort",
  "cohort analysis",
  "cohort analysis of",
  "cohort table",
  "cohort report",
  "cohorts of",
  "by cohort",
  "by cohorts",
  "in cohorts",
  "as cohorts",
  "per cohort",
  "retention",
];
const ages = [
  "after how many months",
  "how many months later",
  "after how many weeks",
  "how many weeks later",
  "after how many quarters",
  "how many quarters later",
  "by months since",
  "by months after creation",
  "by weeks after creation",
  "by months since creation",
];

/** "cohorts of new customers by month", "monthly deal cohorts", "won after how many months". */
export const cohort: Recogniser = (s, at) => {
  const adverb = unitAdverbs[lowerAt(s, at)] ?? units[lowerAt(s, at)];
  const start = adverb ? at + 1 : at;
  const groups = matching(s, start, words).map((phrase): Piece => {
    const to = start + phrase.split(" ").length;
    return { from: at, to, cost: 0.02 - 0.005 * (to - at), give: { kind: "cohort", bucket: adverb } };
  });
  return adverb ? groups : [...groups, ...later(s, at)];
};

function later(s: Sentence, at: number): Piece[] {
  return matching(s, at, ages).map((phrase): Piece => {
    const bucket: DateUnit = phrase.includes("week") ? "week" : phrase.includes("quarter") ? "quarter" : "month";
    const to = at + phrase.split(" ").length;
    return { from: at, to, cost: 0, give: { kind: "cohort", bucket, isAgeOnly: true } };
  });
}
