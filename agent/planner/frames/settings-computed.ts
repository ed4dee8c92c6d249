import pluralize from "pluralize";

import { relationsTo } from "@/agent/planner/lexicon/roles";
import { call, type Outcome } from "@/agent/planner/policy/outcome";
import type { Catalog, FieldDefinition, ObjectDefinition, OptionDefinition } from "@/db/objects/definition";
import type { Condition } from "@/db/query/tree";
import { capital, objectNamed, plain } from "./settings-fields";

type Groups = Record<string, string | undefined>;

const add = (object: string, said: Groups, computed: Record<string, unknown>): Outcome =>
  call("create_field", { object, label: capital(plain(said["label"] ?? "")), computed }, { chips: [], leftOut: [] });

/** What follows the colon is the formula, with fields by key or by the name that people see. */
export function newFormula(said: Groups, catalog: Catalog): Outcome | undefined {
  const object = objectNamed(catalog, said["object"] ?? "");
  const written = said["expression"]?.trim();
  if (!object || !written || !said["label"]) return undefined;
  return add(object.key, said, { kind: "formula", expression: withKeys(written, object) });
}

/** Texts in quotes stay; of two names that fit, the longer one is meant. */
function withKeys(written: string, { fields }: ObjectDefinition): string {
  const byLength = fields.toSorted((one, other) => other.label.length - one.label.length);
  const parts = written.split(/("[^"]*"|'[^']*')/);
  return parts.map((part, place) => (place % 2 === 1 ? part : byLength.reduce(replaceLabel, part))).join("");
}

function replaceLabel(text: string, { label, key }: FieldDefinition): string {
  const name = label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_(])`, "giu"), () => key);
}

type Relation = ReturnType<typeof relationsTo>[number];

const verbs: readonly [string, RegExp][] = [
  ["count", /^(?:counts?|counting)$/],
  ["sum", /^(?:sums?(?: up)?|adds up|totals?)$/],
  ["avg", /^(?:averages?)$/],
  ["min", /^(?:(?:shows?|has|takes|holds|with) the (?:smallest|lowest|least|earliest))$/],
  ["max", /^(?:(?:shows?|has|takes|holds|with) the (?:largest|highest|biggest|greatest))$/],
  ["latest", /^(?:(?:shows?|has|takes|holds|with) the (?:latest|newest|most recent|last))$/],
];

/** As it stands in the pattern of the sentence. */
export const rollupVerb =
  "counts?|counting|sums?(?: up)?|adds up|totals?|averages?|(?:shows?|has|takes|holds|with) the (?:smallest|lowest|least|earliest|largest|highest|biggest|greatest|latest|newest|most recent|last)";

export function newRollup(said: Groups, catalog: Catalog): Outcome | undefined {
  const object = objectNamed(catalog, said["object"] ?? "");
  const fn = verbs.find(([, pattern]) => pattern.test((said["fn"] ?? "").toLowerCase()))?.[0];
  if (!object || !fn || !said["label"]) return undefined;
  const rest = plain(said["rest"] ?? "").toLowerCase();
  const relations = relationsTo(catalog, object.key);
  if (fn === "count") {
    const related = relatedNamed(relations, rest);
    return related && add(object.key, said, { kind: "rollup", fn, ...related });
  }
  const parts = /^(?<field>.+?) (?:of|over|on|from|across) (?<relation>.+)$/.exec(rest)?.groups;
  const related = parts && relatedNamed(relations, parts["relation"] ?? "");
  const from = relations.find((relation) => relation.key === related?.relation)?.from;
  const field = from?.fields.find((each) => isCalled(each, withoutArticle(parts?.["field"] ?? "")));
  if (!related || !field) return undefined;
  const { relation, where } = related;
  return add(object.key, said, { kind: "rollup", relation, fn, field: field.key, ...(where ? { where } : {}) });
}

const withoutArticle = (text: string): string => text.replace(/^(?:(?:the|all|its|their|of|every) )+/, "");

const isCalled = (field: FieldDefinition, name: string): boolean =>
  [field.key, field.label, ...(field.synonyms ?? [])].some((known) => known.toLowerCase() === name);

/** "open tasks": a relation by its name, and before it an option or what options mean. */
function relatedNamed(relations: Relation[], said: string): { relation: string; where?: Condition } | undefined {
  const words = withoutArticle(said).split(/\s+/);
  for (let start = 0; start < words.length; start += 1) {
    const name = words.slice(start).join(" ");
    const found = relations.find((relation) => namesOf(relation).includes(name));
    if (!found) continue;
    if (start === 0) return { relation: found.key };
    const where = conditionNamed(found.from, words.slice(0, start).join(" "));
    return where && { relation: found.key, where };
  }
  return undefined;
}

const namesOf = ({ key, field, from }: Relation): string[] =>
  [
    key,
    field.reverse?.label ?? "",
    from.plural,
    from.label,
    ...(from.synonyms ?? []).map((word) => pluralize(word)),
  ].map((name) => name.toLowerCase());

function conditionNamed(object: ObjectDefinition, word: string): Condition | undefined {
  for (const field of object.fields.filter(({ type }) => type === "picklist")) {
    const options = field.options ?? [];
    const meant = options.filter((option) => option.kind === word);
    const named = options.filter((option) => isOption(option, word));
    const keys = (meant.length > 0 ? meant : named).map((option) => option.key);
    if (keys.length > 0) return { field: field.key, op: "in", value: keys };
  }
  return undefined;
}

const isOption = ({ key, label, synonyms }: OptionDefinition, word: string): boolean =>
  [key, label, ...(synonyms ?? [])].some((known) => known.toLowerCase() === word);
