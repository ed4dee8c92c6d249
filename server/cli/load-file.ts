import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Session } from "@/db/connect/db";
import { fromText } from "@/db/imports/from-text";
import { readCatalog } from "@/db/objects/catalog";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { suggestion } from "@/db/query/closest";
import { objectOf } from "@/db/query/scope";
import { readInputValue } from "@/db/records/input-value";
import { loadRecords } from "@/db/records/load-records";
import type { NewRecord } from "@/db/records/write-records";
import type { Atrium } from "@/server/atrium";
import { AppError, type ErrorDetail } from "@/tools/core/app-error";
import { inWorkspace } from "@/tools/core/in-workspace";
import type { CommandLine } from "./arguments";
import { openEnvironment } from "./open-environment";
import { readCsv } from "./read-csv";

type Names = Map<string, Map<string, string>>;

/** A file that is loaded plainly writes 0.5, and 03/04/2026 for 3 April. */
const style = { decimal: ".", dayFirst: true } as const;

/** Plain loading: all rows or none, links by id or exact name, owners by e-mail or name. */
export async function loadFile(atrium: Atrium, line: CommandLine, words: string[], directory: string): Promise<string> {
  const [key, file] = words;
  if (!key || !file)
    throw new AppError("invalid_input", "Name an object and a file, for instance: atrium load contacts people.csv");
  const environment = await openEnvironment(atrium, line);
  const actor = await atrium.actor(environment, line.options.as);
  const rows = readCsv(readText(resolve(directory, file)));
  const { clock } = environment;
  return inWorkspace(environment, async (session) => {
    const catalog = await readCatalog(session, 0);
    const object = objectOf(catalog, key);
    const columns = mapColumns(object, Object.keys(rows[0] ?? {}));
    const names = await readLinkNames(session, catalog.objects, [...columns.values()]);
    const problems: ErrorDetail[] = [];
    const records = rows.map((row, position): NewRecord => {
      const values: Record<string, unknown> = {};
      for (const [column, field] of columns) {
        const read = readInputValue(
          { catalog, memberId: actor.memberId },
          field,
          names.get(field.key)?.get(row[column]?.trim().toLowerCase() ?? "") ??
            fromText(field, row[column] ?? "", style),
        );
        if ("problem" in read)
          problems.push({
            path: `line ${position + 2}, ${column}`,
            message: read.problem.message,
            fix: read.problem.fix,
          });
        else if (read.value !== null) values[field.key] = read.value;
      }
      problems.push(...missing(object, values, position));
      return toRecord(object, values, row["id"] || clock.newId());
    });
    const [first] = problems;
    if (first)
      throw new AppError(
        "invalid_input",
        `${problems.length} values cannot be loaded, so nothing was. First: ${first.path}: ${first.message}`,
        { details: problems.slice(0, 20) },
      );
    await loadRecords(session, object, records, {
      id: clock.newId(),
      now: clock.now(),
      summary: `Loaded ${records.length} ${object.plural.toLowerCase()}`,
    });
    return line.options.json
      ? JSON.stringify({ object: key, loaded: records.length })
      : `Loaded ${records.length} ${object.plural.toLowerCase()}.`;
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new AppError("not_found", `The file ${path} cannot be read.`);
  }
}

function mapColumns(object: ObjectDefinition, columns: string[]): Map<string, FieldDefinition> {
  const mapped = new Map<string, FieldDefinition>();
  for (const column of columns.filter((name) => name.toLowerCase() !== "id")) {
    const wanted = column.trim().toLowerCase();
    const field =
      object.fields.find((candidate) => candidate.key === wanted) ??
      object.fields.find((candidate) => candidate.label.toLowerCase() === wanted);
    if (!field)
      throw new AppError(
        "invalid_input",
        `${object.plural} have no field for the column "${column}". ${suggestion(
          column,
          object.fields.map((candidate) => candidate.key),
        )}`,
      );
    if (field.computed)
      throw new AppError("invalid_input", `${field.label} is computed. Take the column "${column}" out of the file.`);
    mapped.set(column, field);
  }
  return mapped;
}

async function readLinkNames(
  session: Session,
  objects: readonly ObjectDefinition[],
  fields: FieldDefinition[],
): Promise<Names> {
  const names: Names = new Map();
  for (const field of fields) {
    const target = objects.find((candidate) => candidate.key === field.target);
    const statement =
      field.type === "owner"
        ? "select id, lower(name) as name from atrium_members union all select id, lower(email) from atrium_members"
        : target
          ? `select id, lower("${target.nameField}") as name from "${target.key}" where deleted_at is null`
          : null;
    if (!statement) continue;
    const rows = await session.query(statement);
    names.set(field.key, new Map(rows.map((row) => [String(row["name"]), String(row["id"])])));
  }
  return names;
}

function missing(object: ObjectDefinition, values: Record<string, unknown>, position: number): ErrorDetail[] {
  return object.fields
    .filter((field) => field.isRequired && values[field.key] === undefined && field.default === undefined)
    .map((field) => ({ path: `line ${position + 2}`, message: `${field.label} is required.` }));
}

function toRecord(object: ObjectDefinition, values: Record<string, unknown>, id: string): NewRecord {
  const {
    created_at: createdAt,
    updated_at: updatedAt,
    created_by: createdBy,
    ...own
  } = values as Record<string, string>;
  const defaults = Object.fromEntries(
    object.fields.flatMap((field) => (field.default === undefined ? [] : [[field.key, field.default]])),
  );
  return {
    id,
    values: { ...defaults, ...own },
    ...(createdAt ? { createdAt } : {}),
    ...(updatedAt ? { updatedAt } : {}),
    ...(createdBy ? { createdBy } : {}),
  };
}
