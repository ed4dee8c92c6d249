import type { Snapshot } from "./snapshot";

type Row = Record<string, unknown>;
export type ChangeKind = "created" | "updated" | "deleted" | "restored" | "destroyed";
export type Change = {
  table: string;
  kind: ChangeKind;
  id: string;
  /** What a person would call it. */
  name: string;
  before: Row;
  after: Row;
  /** Columns that differ; for a created row those that are not empty. */
  fields: string[];
  /** The same for a person to read, with names in place of ids. */
  text: string;
};
type Names = ReadonlyMap<string, string>;

/** Kept by the database itself, or worked out from what is compared anyway. */
const derived = new Set([
  "id",
  "created_at",
  "created_by",
  "updated_at",
  "updated_by",
  "search_text",
  "last_activity_at",
]);

const isEmpty = (value: unknown): boolean => value === null || value === undefined;
const isSame = (one: unknown, other: unknown): boolean =>
  isEmpty(one) ? isEmpty(other) : JSON.stringify(one) === JSON.stringify(other);

/** What is different, row by row and field by field. */
export function compare(before: Snapshot, after: Snapshot): Change[] {
  const names = namesIn([before, after]);
  const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((table) => {
    const [old, now] = [before.get(table) ?? new Map<string, Row>(), after.get(table) ?? new Map<string, Row>()];
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) =>
      compareRow(table, id, old.get(id), now.get(id)),
    );
  });
  return found.map((change) => ({ ...change, text: describe(change, names) }));
}

function compareRow(
  table: string,
  id: string,
  before: Row | undefined,
  after: Row | undefined,
): Omit<Change, "text">[] {
  const row = { table, id, name: nameOf(after ?? before ?? {}), before: before ?? {}, after: after ?? {} };
  const fields = [...new Set([...Object.keys(row.before), ...Object.keys(row.after)])].filter(
    (field) => !derived.has(field) && field !== "deleted_at" && !isSame(row.before[field], row.after[field]),
  );
  if (!after) return [{ ...row, kind: "destroyed", fields: [] }];
  // Made and thrown away again, by undo for instance: nobody who looks finds it.
  if (!before) return isEmpty(after["deleted_at"]) ? [{ ...row, kind: "created", fields }] : [];
  const [wasDeleted, isDeleted] = [!isEmpty(before["deleted_at"]), !isEmpty(after["deleted_at"])];
  return [
    ...(fields.length > 0 ? [{ ...row, kind: "updated" as const, fields }] : []),
    ...(wasDeleted !== isDeleted
      ? [{ ...row, kind: isDeleted ? ("deleted" as const) : ("restored" as const), fields: [] }]
      : []),
  ];
}

function nameOf(row: Row): string {
  const definition = row["definition"] as Row | undefined;
  return String(
    row["name"] ?? row["title"] ?? definition?.["label"] ?? definition?.["name"] ?? row["key"] ?? row["id"],
  );
}

/** "updated deals “Kessler trailer trackers”: stage "negotiation" → "won"" */
function describe({ table, kind, name, before, after, fields }: Omit<Change, "text">, names: Names): string {
  const show = (value: unknown): string => {
    if (isEmpty(value)) return "empty";
    return (typeof value === "string" && names.get(value)) || JSON.stringify(value).slice(0, 120);
  };
  const details = fields.map((field) =>
    kind === "created" ? `${field} ${show(after[field])}` : `${field} ${show(before[field])} → ${show(after[field])}`,
  );
  return `${kind} ${table} “${name}”${details.length > 0 ? `: ${details.join("; ")}` : ""}`;
}

/** What ids in links and owners stand for. */
function namesIn(snapshots: Snapshot[]): Names {
  return new Map(
    snapshots.flatMap((snapshot) =>
      [...snapshot.values()].flatMap((rows) => [...rows].map(([id, row]): [string, string] => [id, nameOf(row)])),
    ),
  );
}
