import { fieldOf } from "@/agent/planner/lexicon/roles";
import { matching } from "@/agent/planner/link/sentence";
import { conditionOf, type Recogniser, whereIs } from "./piece";
import { durationAt } from "./quiet-condition";
import { openCondition } from "./state-condition";

const older = [
  "open for more than",
  "open for over",
  "open for longer than",
  "open longer than",
  "open more than",
  "open over",
  "open for at least",
  "open since more than",
  "still open after",
  "open after",
  "open for",
];
const newer = ["open for less than", "open for under", "open less than", "open for fewer than"];

/** "open for more than 100 days": still open, and entered so long ago. */
export const openFor: Recogniser = (s, at, object) => {
  const isOpen = openCondition(object);
  const created = fieldOf(object, "created_at");
  if (!isOpen || !created) return [];
  const found = (phrases: readonly string[], op: "lt" | "gt") =>
    matching(s, at, phrases).flatMap((words) => {
      const span = durationAt(s, at + words.split(" ").length);
      if (!span) return [];
      const age = conditionOf(created.key, op, { ago: span.count, unit: span.unit });
      return [whereIs(at, span.to, created.key, { and: [isOpen, age] }, 0.03)];
    });
  return [...found(older, "lt"), ...found(newer, "gt")];
};
