import { relationsTo } from "@/agent/planner/lexicon/roles";
import { lowerAt, objectLinksAt } from "@/agent/planner/link/sentence";
import type { Recogniser } from "./piece";

/** "companies and their contacts": a list has rows of one object, so the others are left to each record's page and the reply says so. */
export const theirNoun: Recogniser = (s, at, object) => {
  if (at === 0 || !["and", "with", "including", "plus"].includes(lowerAt(s, at))) return [];
  const start = ["all", "also"].includes(lowerAt(s, at + 1)) ? at + 2 : at + 1;
  if (!["their", "its"].includes(lowerAt(s, start))) return [];
  return objectLinksAt(s, start + 1)
    .filter((link) => relationsTo(s.catalog, object.key).some(({ from }) => from.key === link.entry.object))
    .map((link) => ({ from: at, to: link.to, cost: 0.1, give: { kind: "show", fields: [] } }));
};
