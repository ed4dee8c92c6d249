import { wholeObject } from "@/db/access/narrow-catalog";
import { type Catalog, type FieldDefinition, isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { suggestion } from "@/db/query/closest";
import { uuidPattern } from "@/db/query/condition-value";

export type InputProblem = { path: string; message: string; fix?: string };
export type StoredValue = string | number | boolean | string[] | null;

export type InputContext = { catalog: Catalog; memberId: string };

type Read = { value: StoredValue } | { problem: Omit<InputProblem, "path"> };

/** Checks what a person, a model or a file wants to write; null clears, keys left out stay as they are. */
export function readInputValues(
  context: InputContext,
  object: ObjectDefinition,
  input: Record<string, unknown>,
  mode: "create" | "update",
): { values: Record<string, StoredValue>; problems: InputProblem[] } {
  const values: Record<string, StoredValue> = {};
  const problems: InputProblem[] = [];
  const writable = object.fields.filter(isWritable);
  for (const [key, raw] of Object.entries(input)) {
    if (raw === undefined) continue;
    const path = `values.${key}`;
    const field = object.fields.find((candidate) => candidate.key === key);
    if (!field) {
      const known = writable.map((candidate) => candidate.key);
      problems.push({ path, message: `There is no field "${key}" on ${object.plural}.`, fix: suggestion(key, known) });
    } else if (field.isSystem) {
      problems.push({ path, message: `${field.label} is kept by Atrium and cannot be written.` });
    } else if (field.isReadOnly) {
      problems.push({ path, message: `Your role may read ${field.label} and not change it.` });
    } else if (field.computed) {
      const message = `${field.label} is computed and cannot be written.`;
      problems.push({ path, message, fix: `Leave ${key} out, or change the fields that it is made of.` });
    } else {
      const read = readInputValue(context, field, raw);
      if ("problem" in read) problems.push({ path, ...read.problem });
      else values[key] = read.value;
    }
  }
  const isSeen = new Set(writable.map((field) => field.key));
  for (const field of wholeObject(object).fields.filter(isWritable)) {
    if (mode === "create" && values[field.key] === undefined && field.default !== undefined && !(field.key in input)) {
      values[field.key] = field.default as StoredValue;
    }
    const isMissing = mode === "create" ? (values[field.key] ?? null) === null : values[field.key] === null;
    if (field.isRequired && isMissing && !problems.some((problem) => problem.path === `values.${field.key}`)) {
      const message = isSeen.has(field.key)
        ? `${field.label} is required.`
        : `${object.plural} need a value that your role may not give. Ask an Admin to create this one.`;
      problems.push({ path: `values.${isSeen.has(field.key) ? field.key : ""}`, message });
    }
  }
  return { values, problems };
}

const textLimits: Partial<Record<FieldDefinition["type"], number>> = { long_text: 100_000 };

export function readInputValue(context: InputContext, field: FieldDefinition, raw: unknown): Read {
  if (raw === null || raw === "") return { value: null };
  switch (field.type) {
    case "number":
    case "currency":
      return readNumber(field, raw);
    case "boolean":
      return typeof raw === "boolean" ? { value: raw } : fail(`${field.label} is true or false.`);
    case "picklist":
      return readOption(field, raw);
    case "multi_select":
      return readOptions(field, raw);
    case "date":
      return readDate(field, raw);
    case "datetime":
      return readTime(field, raw);
    case "owner":
    case "lookup":
      return readLink(context, field, raw);
    case "links":
      return readLinks(context, field, raw);
    default:
      return readText(field, raw);
  }
}

const fail = (message: string, fix?: string): Read => ({ problem: { message, ...(fix ? { fix } : {}) } });

function readNumber(field: FieldDefinition, raw: unknown): Read {
  const value = typeof raw === "string" ? Number(raw.replaceAll(",", "")) : raw;
  if (typeof value !== "number" || !Number.isFinite(value)) return fail(`${field.label} is a number.`);
  if (field.type === "currency" && Math.abs(value) >= 1e15) return fail(`${field.label} is out of range.`);
  return { value };
}

function findOption(field: FieldDefinition, raw: unknown): string | undefined {
  const wanted = String(raw).toLowerCase();
  return (field.options ?? []).find((option) => option.key === raw || option.label.toLowerCase() === wanted)?.key;
}

function readOption(field: FieldDefinition, raw: unknown): Read {
  const key = findOption(field, raw);
  if (key) return { value: key };
  return fail(
    `${field.label} has no option "${String(raw)}".`,
    suggestion(
      String(raw),
      (field.options ?? []).map((option) => option.key),
    ),
  );
}

function readOptions(field: FieldDefinition, raw: unknown): Read {
  const list = Array.isArray(raw) ? raw : [raw];
  const keys: string[] = [];
  for (const item of list) {
    const read = readOption(field, item);
    if ("problem" in read) return read;
    if (typeof read.value === "string" && !keys.includes(read.value)) keys.push(read.value);
  }
  return { value: keys.length > 0 ? keys : null };
}

function readDate(field: FieldDefinition, raw: unknown): Read {
  try {
    return { value: Temporal.PlainDate.from(String(raw), { overflow: "reject" }).toString() };
  } catch {
    return fail(`"${String(raw)}" is not a day.`, `Write ${field.label} as 2026-03-31.`);
  }
}

function readTime(field: FieldDefinition, raw: unknown): Read {
  const milliseconds = Date.parse(String(raw));
  if (Number.isNaN(milliseconds))
    return fail(`"${String(raw)}" is not a time.`, `Write ${field.label} as 2026-03-31T09:00:00Z.`);
  return { value: new Date(milliseconds).toISOString() };
}

function readLink(context: InputContext, field: FieldDefinition, raw: unknown): Read {
  if (raw === "me" && field.type === "owner") return { value: context.memberId };
  const id = typeof raw === "object" && raw !== null && "id" in raw ? raw.id : raw;
  if (typeof id === "string" && uuidPattern.test(id)) return { value: id.toLowerCase() };
  const tool = field.type === "owner" ? "list_members" : "search_names";
  return fail(`${field.label} takes an id, not "${String(id)}".`, `Find the id with ${tool}.`);
}

/** More would make every change of one of them a change of a very long list. */
export const mostLinks = 1000;

function readLinks(context: InputContext, field: FieldDefinition, raw: unknown): Read {
  const ids = new Set<string>();
  for (const item of Array.isArray(raw) ? raw : [raw]) {
    const read = readLink(context, field, item);
    if ("problem" in read) return read;
    ids.add(String(read.value));
  }
  if (ids.size > mostLinks)
    return fail(
      `${field.label} holds at most ${mostLinks.toLocaleString("en")} records.`,
      "Let the other object point here by a lookup instead.",
    );
  return { value: ids.size > 0 ? [...ids] : null };
}

function readText(field: FieldDefinition, raw: unknown): Read {
  if (typeof raw !== "string" && typeof raw !== "number") return fail(`${field.label} is text.`);
  // Postgres cannot store NUL, and lone surrogates are not text in any encoding.
  const text = String(raw).replaceAll("\u0000", "").toWellFormed().trim();
  const limit = textLimits[field.type] ?? 1000;
  if (text.length > limit) return fail(`${field.label} is longer than ${limit.toLocaleString("en")} characters.`);
  if (field.type === "email" && !/^[^\s@]+@[^\s@]+$/.test(text)) return fail(`"${text}" is not an e-mail address.`);
  return { value: text === "" ? null : text };
}
