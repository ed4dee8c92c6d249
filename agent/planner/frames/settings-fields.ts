import type { Catalog, FieldType, ObjectDefinition } from "@/db/objects/definition";

/** What people call the types of fields. */
const typeWords: readonly [FieldType, RegExp][] = [
  ["long_text", /^(?:long text|paragraph|multi-?line text)$/],
  ["text", /^(?:text|short text|string)$/],
  ["currency", /^(?:currency|money|price|money amount)$/],
  ["number", /^(?:number|numeric|integer|figure|decimal)$/],
  ["boolean", /^(?:boolean|checkbox|check ?box|yes ?(?:\/|or) ?no|tick ?box|toggle)$/],
  ["multi_select", /^(?:multi-?select|multi-?picklist|multiple choice|tags)$/],
  ["picklist", /^(?:picklist|pick list|dropdown|drop-?down|select|single select|choice|list of options)$/],
  ["datetime", /^(?:date ?-?time|date and time|timestamp)$/],
  ["date", /^(?:date|day)$/],
  ["owner", /^(?:person|member|user|team member|colleague)$/],
  ["email", /^(?:e-?mail|e-?mail address)$/],
  ["phone", /^(?:phone|phone number|telephone)$/],
  ["url", /^(?:url|web address|website|web page)$/],
];

export const typeNamed = (word: string): FieldType | undefined =>
  typeWords.find(([, pattern]) => pattern.test(word.trim().toLowerCase()))?.[0];

export type SaidField = { label: string; type: FieldType; target?: string; options?: string[] };

export function objectNamed(catalog: Catalog, said: string): ObjectDefinition | undefined {
  const name = plain(said)
    .toLowerCase()
    .replace(/^(?:the|our|all|my) /, "")
    .replace(/ object$/, "");
  return catalog.objects.find((object) =>
    [object.key, object.label, object.plural, ...(object.synonyms ?? [])].some((known) => known.toLowerCase() === name),
  );
}

/** Without quotes, articles of a list and the stop at the end. */
export const plain = (text: string): string =>
  text
    .trim()
    .replace(/[.!?]+$/, "")
    .replace(/^["“'‘](.*)["”'’]$/u, "$1")
    .trim();

export const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** "tonnage as number, flag (Norway, Malta) and a link to companies": one field for each part, or the part that is unclear. */
export function readFieldList(text: string, catalog: Catalog): { fields: SaidField[]; unclear?: string } {
  const fields: SaidField[] = [];
  for (const part of listParts(text)) {
    const field = readField(part, catalog);
    if (field === "name") continue;
    if (!field) return { fields, unclear: part };
    fields.push(field);
  }
  return { fields };
}

/** Cut at commas and "and", but not inside brackets. */
export function listParts(text: string): string[] {
  return plain(text)
    .split(/\s*[,;]\s*(?:and\s+)?(?![^(]*\))|\s+and\s+(?![^(]*\))/i)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** "a link to" is one record, "links to" and "a link to several" are a list of them. */
export function linkTo(target: ObjectDefinition, said: string, label?: string): SaidField {
  const isMany = /\b(?:links|lookups|references|relations|many|several|multiple)\b/i.test(said);
  const name = capital(plain(label ?? (isMany ? target.plural : target.label)));
  return { label: name, type: isMany ? "links" : "lookup", target: target.key };
}

function readField(said: string, catalog: Catalog): SaidField | "name" | undefined {
  const part = plain(said).replace(/^(?:an?|the|its|their|one|another)\s+/i, "");
  const link =
    /^((?:(?:many|several|multiple|many-to-many)\s+)?(?:links?|lookups?|references?|relations?)\s+to\s+(?:(?:several|many|multiple)\s+)?)(?:an?\s+|the\s+)?(.+?)(?:\s+(?:called|named|as)\s+(.+))?$/i.exec(
      part,
    );
  if (link) {
    const target = objectNamed(catalog, link[2] ?? "");
    return target && linkTo(target, link[1] ?? "", link[3]);
  }
  const bracket = /^(.+?)\s*\((.+)\)$/.exec(part);
  if (bracket) {
    const [, label = "", inside = ""] = bracket;
    const type = typeNamed(inside);
    return type ? ofType(label, type) : { label: capital(plain(label)), type: "picklist", options: listParts(inside) };
  }
  const suffixed = /^(.+?)\s+as\s+(?:an?\s+)?(.+)$/i.exec(part);
  if (suffixed) return ofType(suffixed[1] ?? "", typeNamed(suffixed[2] ?? ""));
  const words = part.split(/\s+/);
  for (let count = Math.min(3, words.length - 1); count > 0; count -= 1) {
    const type = typeNamed(words.slice(0, count).join(" "));
    const label = words
      .slice(count)
      .join(" ")
      .replace(/^(?:called|named|field)\s+/i, "");
    if (type && part !== said.trim()) return ofType(label, type);
  }
  if (/^name$/i.test(part)) return "name";
  return ofType(part, typeNamed(words.at(-1) ?? "") ?? "text");
}

/** A list needs its options, which this part did not say. */
const ofType = (label: string, type: FieldType | undefined): SaidField | undefined =>
  !type || type === "picklist" || type === "multi_select" ? undefined : { label: capital(plain(label)), type };
