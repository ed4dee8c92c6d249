import { distance } from "fastest-levenshtein";

import type { ImportColumn, ImportPlan } from "@/db/imports/definition";
import { type FieldDefinition, isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { isTextType } from "@/db/objects/field-types";

type Target = ImportPlan["mapping"][number];

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Which field each column goes to, from its heading first and from its values where the heading says nothing. */
export function proposePlan(object: ObjectDefinition, columns: readonly ImportColumn[]): ImportPlan {
  const fields = object.fields.filter(isWritable);
  const mapping: Target[] = [];
  const isTaken = (field: FieldDefinition): boolean => mapping.some((target) => target.field === field.key);
  const isUsed = (place: number): boolean => mapping.some((target) => target.columns.includes(place));
  const place = (fits: (field: FieldDefinition, column: ImportColumn) => boolean): void => {
    for (const [at, column] of columns.entries()) {
      const field = isUsed(at) ? undefined : fields.find((candidate) => !isTaken(candidate) && fits(candidate, column));
      if (field) mapping.push({ columns: [at], field: field.key });
    }
  };
  place((field, column) => isNamed(field, column.name, true));
  const name = fields.find((field) => field.key === object.nameField);
  place((field, column) => field === name && [object.label, object.plural].map(plain).includes(plain(column.name)));
  const parts = nameParts(columns).filter((at) => !isUsed(at));
  if (name && !isTaken(name) && parts.length > 0) mapping.push({ columns: parts, field: name.key });
  place((field, column) => isNamed(field, column.name, false));
  place(hasValues);
  mapping.sort((left, right) => (left.columns[0] ?? 0) - (right.columns[0] ?? 0));
  const matchBy = keyOf(object, mapping);
  return { mapping, matchBy, mode: matchBy ? "create_and_update" : "create" };
}

function isNamed(field: FieldDefinition, heading: string, isSure: boolean): boolean {
  const wanted = plain(heading);
  if (wanted === "") return false;
  const names = [field.key, field.label, ...(field.synonyms ?? [])].map(plain);
  if (names.includes(wanted)) return true;
  if (isSure) return false;
  const isAlmost = (name: string): boolean => name.length > 4 && distance(name, wanted) <= 1;
  const isPart = (name: string): boolean =>
    name.length > 3 && (wanted.startsWith(name) || wanted.endsWith(name)) && wanted.length <= name.length + 8;
  return names.some((name) => isAlmost(name) || isPart(name));
}

/** First and last name, as address books write them. */
function nameParts(columns: readonly ImportColumn[]): number[] {
  const find = (pattern: RegExp): number => columns.findIndex((column) => pattern.test(plain(column.name)));
  const first = find(/^(first|given|fore)name$|^vorname$|^prénom$|^prenom$/);
  const last = find(/^(last|family|sur)name$|^nachname$/);
  return [first, last].filter((place) => place >= 0);
}

/** Values that can belong to no other field of the object: e-mails, addresses, known options. */
function hasValues(field: FieldDefinition, column: ImportColumn): boolean {
  const samples = column.samples.filter((sample) => sample.trim() !== "");
  if (samples.length === 0) return false;
  if (field.type === "email" || field.type === "url") return column.looksLike === field.type;
  if (field.type !== "picklist") return false;
  const known = new Set((field.options ?? []).flatMap((option) => [plain(option.key), plain(option.label)]));
  return samples.every((sample) => known.has(plain(sample)));
}

/** A unique field, an e-mail or a web domain tells records apart; a name alone does not. */
function keyOf(object: ObjectDefinition, mapping: readonly Target[]): string | null {
  const mapped = object.fields.filter((field) => mapping.some((target) => target.field === field.key));
  const unique = mapped.find((field) => field.isUnique);
  const email = mapped.find((field) => field.type === "email");
  const domain = mapped.find((field) => isTextType(field.type) && /domain/.test(field.key));
  return (unique ?? email ?? domain)?.key ?? null;
}
