import { lowerAt, matching } from "@/agent/planner/link/sentence";
import { readValue } from "@/agent/planner/values/read-value";
import { isWritable } from "@/db/objects/definition";
import type { Piece, Recogniser } from "./piece";

const back = ["instead of", "rather than", "in place of", "not", ", not", "and not", "and no longer", "but not"];
const types = new Set(["picklist", "currency", "number", "date", "owner"]);

/** "125k instead of 118k", "proposal → negotiation", "from proposal to won": two values of one field, one of which goes. */
export const exchange: Recogniser = (s, at, object) =>
  object.fields
    .filter((field) => isWritable(field) && types.has(field.type))
    .flatMap((field) => {
      const from = lowerAt(s, at) === "from" ? at + 1 : at;
      return readValue(s, from, field, object).flatMap((first) => {
        const onwards = from > at || s.tokens[first.to]?.kind === "punct" ? ["to"] : [];
        return [
          ...matching(s, first.to, back).map((words) => ({ words, isNew: false })),
          ...matching(s, first.to, onwards).map((words) => ({ words, isNew: true })),
        ].flatMap(({ words, isNew }) =>
          readValue(s, first.to + words.split(" ").length, field, object)
            .filter((second) => second.value !== first.value && !second.choices && !first.choices)
            .map((second): Piece => {
              const value = isNew && from >= at ? second : first;
              return {
                from: at,
                to: second.to,
                cost: 0.1,
                give: { kind: "assign", field: field.key, value: value.value, shown: value.shown },
              };
            }),
        );
      });
    });
