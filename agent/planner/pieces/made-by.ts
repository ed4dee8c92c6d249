import { isDateField } from "@/agent/planner/lexicon/roles";
import { lowerAt } from "@/agent/planner/link/sentence";
import { verbStem } from "@/agent/planner/text/stem";
import { people } from "@/agent/planner/values/values-at";
import { conditionOf, type Recogniser } from "./piece";

/** "contacts Elin added last month": the verb of "added by", with who did it in front. */
export const madeBy: Recogniser = (s, at, object) => {
  const start = ["that", "which", "did", "has", "who"].includes(lowerAt(s, at)) ? at + 1 : at;
  const created = object.fields.find((field) => isDateField(field) && field.key === "created_at");
  return people(s, start, object)
    .filter(({ others }) => !others)
    .flatMap(({ to, value }) => {
      const verb = ["has", "have", "had"].includes(lowerAt(s, to)) ? to + 1 : to;
      const stem = verbStem(lowerAt(s, verb));
      return object.fields
        .filter(({ type, isSystem }) => type === "owner" && isSystem)
        .filter(({ phrasings }) =>
          phrasings?.some((phrase) => phrase.endsWith(" by") && verbStem(phrase.slice(0, -3)) === stem),
        )
        .map((field) => ({
          from: at,
          to: verb + 1,
          // "tasks I created this week": the day belongs to it, and whose they are is not left out.
          cost: value === "me" ? -0.3 : 0.05,
          give: {
            kind: "where" as const,
            path: field.key,
            condition: conditionOf(field.key, "eq", value),
            ...(created ? { date: created.key } : {}),
          },
        }));
    });
};
