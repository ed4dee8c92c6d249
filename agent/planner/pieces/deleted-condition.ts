import { matching } from "@/agent/planner/link/sentence";
import type { Recogniser } from "./piece";

const words = [
  "deleted",
  "in the trash",
  "in the bin",
  "in the trash under",
  "in the bin under",
  "in the trash of",
  "from the trash",
  "trashed",
  "that were deleted",
  "which were deleted",
  "that have been deleted",
  "that are in the trash",
  "that are in the bin",
  "which are in the trash",
  "out of the trash",
  "lying in the trash",
  "sitting in the trash",
  "still in the trash",
  "that i deleted",
  "that we deleted",
  "removed",
];

export const deletedCondition: Recogniser = (s, at) =>
  matching(s, at, words).map((phrase) => ({
    from: at,
    to: at + phrase.split(" ").length,
    cost: 0.1,
    give: { kind: "deleted" },
  }));
