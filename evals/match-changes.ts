import type { WantedValue } from "./case";
import type { Change } from "./difference";
import type { ExpectedChange } from "./expected";

/** What happened beyond what was wanted, and what was wanted and did not happen; both are empty when they agree. */
export type ChangeScore = { extra: Change[]; missing: string[]; matched: number };

export type Defaults = { memberId: string; now: string; values: ReadonlyMap<string, unknown> };

export function matchChanges(
  expected: readonly ExpectedChange[],
  actual: readonly Change[],
  defaults: Defaults,
): ChangeScore {
  const left = [...actual];
  const missing: string[] = [];
  let matched = 0;
  for (const wanted of expected) {
    const isFit = (change: Change): boolean => isWanted(wanted, change, defaults);
    const count = wanted.kind === "row" && wanted.isMany ? left.filter(isFit).length : Number(left.some(isFit));
    if (count === 0) missing.push(wanted.text);
    for (let taken = 0; taken < count; taken += 1) left.splice(left.findIndex(isFit), 1);
    matched += count;
  }
  return { extra: left, missing, matched };
}

function isWanted(wanted: ExpectedChange, change: Change, defaults: Defaults): boolean {
  if (wanted.table !== change.table) return false;
  if (wanted.kind === "row")
    return (
      wanted.change === change.kind &&
      Object.entries(wanted.like).every(([path, value]) => isValue(valueAt(change.after, path), value))
    );
  if (wanted.kind !== change.kind) return false;
  if (wanted.kind === "created") return isCreated(wanted, change, defaults);
  if (wanted.id !== change.id) return false;
  if (wanted.kind !== "updated") return true;
  const fields = change.fields.filter((field) => !(field === "completed_at" && change.fields.includes("status")));
  return (
    fields.length === Object.keys(wanted.set).length &&
    fields.every((field) => field in wanted.set && isValue(change.after[field], wanted.set[field] ?? null))
  );
}

type Created = Extract<ExpectedChange, { kind: "created" }>;

/** Every value that was asked for is there, and no other but the object's own defaults. */
function isCreated({ table, values, also }: Created, { after, fields }: Change, defaults: Defaults): boolean {
  const isDefault = (field: string): boolean => {
    const value = after[field];
    return (
      also.includes(field) ||
      value === defaults.memberId ||
      JSON.stringify(value) === JSON.stringify(defaults.values.get(`${table}.${field}`)) ||
      (typeof value === "string" && Date.parse(value) === Date.parse(defaults.now))
    );
  };
  return (
    Object.entries(values).every(([field, value]) => isValue(after[field], value)) &&
    fields.every((field) => field in values || isDefault(field))
  );
}

function isValue(actual: unknown, wanted: WantedValue): boolean {
  if (typeof wanted === "object" && wanted !== null && "matches" in wanted)
    return new RegExp(wanted.matches, "iu").test(asText(actual));
  if (Array.isArray(wanted) && Array.isArray(actual))
    return JSON.stringify([...actual].sort()) === JSON.stringify([...wanted].sort());
  return JSON.stringify(actual ?? null) === JSON.stringify(wanted);
}

/** A condition of a view, for instance, as it is written. */
const asText = (value: unknown): string =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? JSON.stringify(value) : String(value ?? "");

function valueAt(row: Record<string, unknown>, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], row);
}
