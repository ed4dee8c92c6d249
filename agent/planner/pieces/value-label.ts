import { fieldsAt } from "@/agent/planner/values/field-at";
import type { Recogniser } from "./piece";

/** "low or normal priority": behind the last of several values the field's name adds nothing. */
export const valueLabel: Recogniser = (s, at, object) => {
  const before = [...s.words.values()]
    .flat()
    .flatMap(({ to, entry }) =>
      to === at && entry.kind === "option" && entry.object === object.key ? [entry.field] : [],
    );
  return fieldsAt(s, at, object, false)
    .filter(({ field }) => before.includes(field.key))
    .map(({ to }) => ({ from: at, to, cost: 0.05, give: { kind: "noise" } }));
};
