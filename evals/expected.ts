import type { Actor } from "@/tools/core/define-tool";
import type { Environment } from "@/tools/core/run-tool";
import { runTool } from "@/tools/core/run-tool";
import { applyEdits } from "@/tools/documents/edit-text";
import { getDocument } from "@/tools/documents/get-document";
import { aggregateRecords } from "@/tools/records/aggregate-records";
import { searchRecords } from "@/tools/records/search-records";
import type { Cite, EvalCase, Target, WantedAnswer, WantedChange, WantedValue } from "./case";
import { onOneLine, textsOf } from "./library";
import type { ExpectedCite } from "./match-cites";
import type { Snapshot } from "./snapshot";

export type ExpectedChange = (
  | { kind: "updated"; table: string; id: string; set: Record<string, WantedValue> }
  | { kind: "created"; table: string; values: Record<string, WantedValue>; also: string[] }
  | { kind: "deleted" | "restored"; table: string; id: string }
  | { kind: "row"; table: string; change: string; like: Record<string, WantedValue>; isMany: boolean }
) & {
  /** For a person to read, with names in place of ids. */
  text: string;
};

export type ExpectedAnswer = Pick<WantedAnswer, "contains" | "lacks" | "matches" | "isMissing"> & {
  cites?: ExpectedCite[];
  number?: number | null;
  rows?: { ids: string[]; names: string[]; isOrdered: boolean; object: string };
  figures?: { groups: string[]; values: (number | null)[] }[];
  record?: { id: string; values: string[] };
};
export type Expected = { changes: ExpectedChange[]; along: ExpectedChange[]; answer: ExpectedAnswer | null };

type Row = Record<string, unknown>;
export type Scene = {
  environment: Environment;
  actor: Actor;
  before: Snapshot;
  fieldTypes: Map<string, string>;
  given: EvalCase;
};

/** What a case wants, worked out in the database as it is before the talk. */
export async function expectedOf(scene: Scene): Promise<Expected> {
  const { expect } = scene.given;
  const changes = expect.changes === "none" ? [] : expect.changes;
  const found: ExpectedChange[] = [];
  for (const change of changes) found.push(...(await resolveChange(scene, change)));
  if (changes.length > 0 && found.length === 0) throw new Error("The wanted change matches no record of the demo.");
  const along: ExpectedChange[] = [];
  for (const change of expect.along ?? []) along.push(...(await resolveChange(scene, change)));
  return { changes: found, along, answer: expect.answer ? await resolveAnswer(scene, expect.answer) : null };
}

async function resolveChange(scene: Scene, change: WantedChange): Promise<ExpectedChange[]> {
  if ("create" in change) {
    const values = resolveValues(scene, change.create, change.values);
    const text = `created ${change.create}: ${JSON.stringify(change.values)}`;
    return [{ kind: "created", table: change.create, values, also: change.also ?? [], text }];
  }
  if ("row" in change) {
    const { row, kind, like, isMany } = change;
    const text = `${kind} ${row}: ${JSON.stringify(like)}`;
    return [{ kind: "row", table: row, change: kind, like, isMany: isMany === true, text }];
  }
  if ("update" in change) return resolveUpdate(scene, change.update, change.set);
  const isDelete = "delete" in change;
  const target = isDelete ? change.delete : change.restore;
  const records = await findTargets(scene, target, isDelete ? "exclude" : "only");
  const kind = isDelete ? ("deleted" as const) : ("restored" as const);
  return records.map(({ id, name }) => ({
    kind,
    table: target.object,
    id,
    text: `${kind} ${target.object} “${name}”`,
  }));
}

async function resolveUpdate(
  scene: Scene,
  target: Target,
  set: Record<string, WantedValue>,
): Promise<ExpectedChange[]> {
  const values = resolveValues(scene, target.object, set);
  return (await findTargets(scene, target, "exclude")).flatMap(({ id, name }) => {
    const row = scene.before.get(target.object)?.get(id) ?? {};
    const own = Object.entries(values)
      .flatMap(([field, value]) => valuesOf(scene, row, field, value))
      .filter(([field, value]) => JSON.stringify(row[field] ?? null) !== JSON.stringify(value));
    return own.length > 0
      ? [
          {
            kind: "updated" as const,
            table: target.object,
            id,
            set: Object.fromEntries(own),
            text: `updated ${target.object} “${name}”: ${JSON.stringify(set)}`,
          },
        ]
      : [];
  });
}

/** What is given by what was there before. A text brings the number of its version. */
function valuesOf({ given }: Scene, row: Row, field: string, value: WantedValue): [string, WantedValue][] {
  if (typeof value !== "object" || value === null) return [[field, value]];
  const old = row[field];
  if ("plusDays" in value) {
    const isDay = typeof old === "string";
    return [[field, isDay ? Temporal.PlainDate.from(old).add({ days: value.plusDays }).toString() : null]];
  }
  if ("edits" in value)
    return [
      [field, onOneLine(applyEdits(String(old), value.edits).text)],
      ["version", Number(row["version"]) + 1],
    ];
  if ("ofVersion" in value)
    return [
      [field, onOneLine(textsOf(given, String(row["name"]))[value.ofVersion - 1] ?? "")],
      ["version", value.ofVersion],
    ];
  return [[field, value]];
}

/** Names become ids: of members where the field is an owner, of records where it is a link. */
export function resolveValues(
  { before, fieldTypes }: Pick<Scene, "before" | "fieldTypes">,
  object: string,
  values: Record<string, WantedValue>,
): Record<string, WantedValue> {
  const idOf = (table: string, name: string): string => {
    const found = [...(before.get(table)?.values() ?? [])].filter((row) => {
      const own = String(row["name"] ?? row["title"]);
      return table === "atrium_members" ? own.split(" ")[0] === name : own === name;
    });
    if (found.length !== 1) throw new Error(`${found.length} rows of ${table} are called “${name}”.`);
    return String(found[0]?.["id"]);
  };
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const target = fieldTypes.get(`${object}.${field}`);
      return [field, target && typeof value === "string" ? idOf(target, value) : value];
    }),
  );
}

async function findTargets(
  { environment, actor, before }: Scene,
  { object, name, where, sort, limit = 500 }: Target,
  deleted: "exclude" | "only",
): Promise<{ id: string; name: string }[]> {
  if (object === "documents") return findDocuments(before, [name ?? []].flat(), deleted);
  const nameField = object === "tasks" || object === "notes" ? "title" : "name";
  const names = name === undefined ? [] : [name].flat();
  const condition = where ?? { field: nameField, op: "in" as const, value: names };
  const query = { object, where: condition, deleted, limit, ...(sort ? { sort } : {}) };
  const { records } = await runTool(environment, actor, searchRecords, query, { door: "eval" });
  for (const one of names) {
    const count = records.filter((record) => record.name === one).length;
    if (count !== 1) throw new Error(`${count} ${object} are called “${one}”; name one, or use where.`);
  }
  return records;
}

function findDocuments(before: Snapshot, names: string[], deleted: "exclude" | "only") {
  return names.map((name) => {
    const found = [...(before.get("documents")?.values() ?? [])].filter(
      (row) => row["name"] === name && (row["deleted_at"] !== null) === (deleted === "only"),
    );
    if (found.length !== 1) throw new Error(`${found.length} documents are called “${name}”.`);
    return { id: String(found[0]?.["id"]), name };
  });
}

/** Where a quote stands, in the text as it is stored. */
async function resolveCite(scene: Scene, { document, note, quote }: Cite): Promise<ExpectedCite> {
  const { environment, actor } = scene;
  const name = document ?? note ?? "";
  const [found] = await findTargets(scene, { object: document ? "documents" : "notes", name }, "exclude");
  const id = found?.id ?? "";
  if (document !== undefined) {
    const { document: held, text } = await runTool(environment, actor, getDocument, { id }, { door: "eval" });
    return { name, path: `/documents/${id}`, version: held.version.id, text: text ?? "", quote };
  }
  const query = { object: "notes", where: { field: "id", op: "eq" as const, value: id } };
  const { records } = await runTool(environment, actor, searchRecords, query, { door: "eval" });
  return { name, path: `/o/notes/${id}`, version: null, text: String(records[0]?.values["body"] ?? ""), quote };
}

async function resolveAnswer(scene: Scene, answer: WantedAnswer): Promise<ExpectedAnswer> {
  const { environment, actor } = scene;
  const { contains, lacks, matches, isMissing } = answer;
  const expected: ExpectedAnswer = {
    ...(contains ? { contains } : {}),
    ...(lacks ? { lacks } : {}),
    ...(matches ? { matches } : {}),
    ...(isMissing ? { isMissing } : {}),
  };
  const origin = { door: "eval" };
  if (answer.cites) {
    expected.cites = [];
    for (const cite of answer.cites) expected.cites.push(await resolveCite(scene, cite));
  }
  if (answer.number) {
    const { columns, rows } = await runTool(environment, actor, aggregateRecords, answer.number, origin);
    const last = columns.findLast(({ role }) => role !== "group");
    const value = rows[0]?.[last?.key ?? ""];
    expected.number = value === null || value === undefined ? null : Number(value);
  }
  if (answer.figures) {
    const { columns, rows } = await runTool(environment, actor, aggregateRecords, answer.figures, origin);
    expected.figures = rows.map((row) => ({
      groups: columns.filter(({ role }) => role === "group").map(({ key }) => plain(row[key])),
      values: columns
        .filter(({ role }) => role !== "group")
        .map(({ key }) => (row[key] === null || row[key] === undefined ? null : Number(row[key]))),
    }));
  }
  if (answer.rows) {
    const limit = answer.rows.limit ?? 500;
    const { records } = await runTool(environment, actor, searchRecords, { ...answer.rows, limit }, origin);
    expected.rows = {
      object: answer.rows.object,
      ids: records.map(({ id }) => id),
      names: records.map(({ name }) => name),
      isOrdered: answer.rows.sort !== undefined,
    };
  }
  if (answer.record) {
    const { object, name, fields } = answer.record;
    const [found] = await findTargets(scene, { object, name }, "exclude");
    const query = { object, where: { field: "id", op: "eq" as const, value: found?.id ?? "" }, fields };
    const { records } = await runTool(environment, actor, searchRecords, query, origin);
    expected.record = { id: found?.id ?? "", values: fields.map((field) => plain(records[0]?.values[field])) };
  }
  return expected;
}

/** A link or person by name, anything else as text. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object" && "name" in value) return String(value.name);
  if (Array.isArray(value)) return value.map(plain).join(", ");
  return String(value);
}
