import { ownerOf } from "@/agent/planner/lexicon/roles";
import { lowerAt, type Sentence, says } from "@/agent/planner/link/sentence";
import type { Recogniser } from "./piece";

const verbs = [
  "takes over",
  "will take over",
  "is taking over",
  "takes on",
  "takes",
  "gets",
  "inherits",
  "should take over",
  "should get",
  "will get",
];

/** "Marta takes over Northwind": whoever is named first becomes the owner of what follows. */
export const takenOver: Recogniser = (s, at, object) => {
  const owner = ownerOf(object);
  if (!owner || at > 0) return [];
  return (s.members.get(at) ?? []).flatMap(({ to, members, how }) => {
    const [member] = members;
    const verb = verbAt(s, to);
    if (!verb || !member || members.length !== 1 || how === "me") return [];
    return [
      {
        from: at,
        to: to + verb.split(" ").length,
        cost: 0.1,
        give: { kind: "assign", field: owner.key, value: member.id, shown: member.name },
      },
    ];
  });
};

const verbAt = (s: Sentence, at: number): string | undefined =>
  verbs.filter((words) => says(s, at, words)).sort((one, other) => other.length - one.length)[0];

export const takesOver = (s: Sentence): boolean =>
  (s.members.get(0) ?? []).some(({ to }) => {
    const verb = verbAt(s, to);
    const next = to + (verb?.split(" ").length ?? 0);
    return verb !== undefined && (s.records.has(next) || (lowerAt(s, next) === "the" && s.records.has(next + 1)));
  });
