import { sql } from "drizzle-orm";

import { isFixedTable } from "@/db/changes/fixed-rows";
import { findObject } from "@/db/objects/catalog";
import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { linkTable } from "@/db/query/relation-sql";
import type { Value } from "@/db/query/values";
import type { ToolContext } from "@/tools/core/define-tool";
import type { Diff } from "@/tools/records/record-shape";
import { workspaceObject } from "@/tools/workspaces/feed-workspace";
import { addFixedNames } from "./fixed-names";

/** Names of records and members by object and id, the deleted included: one query an object. */
export type Names = Map<string, string>;

const nameKey = (object: string, id: string): string => `${object}:${id}`;

export async function readNames(
  ctx: Pick<ToolContext, "session" | "catalog">,
  wanted: { object: string; id: string }[],
): Promise<Names> {
  const names: Names = new Map();
  for (const object of new Set(wanted.map((item) => item.object))) {
    const definition = findObject(ctx.catalog, object);
    const isSetting = isFixedTable(object);
    if (object === workspaceObject) for (const { id } of wanted) names.set(nameKey(object, id), "The whole workspace");
    if (!definition && !isSetting && object !== "atrium_members") continue;
    const ids = [...new Set(wanted.filter((item) => item.object === object).map((item) => item.id))];
    const name = isSetting
      ? sql`coalesce(definition ->> 'label', definition ->> 'name', id::text)`
      : sql.identifier(definition?.nameField ?? "name");
    const { sql: text, params } = toText(
      sql`select id, ${name} as name from ${sql.identifier(object)} where id = any(${sql.param(ids)}::uuid[])`,
    );
    for (const row of await ctx.session.query(text, params))
      names.set(nameKey(object, String(row["id"])), String(row["name"]));
  }
  await addFixedNames(ctx, wanted, names);
  return names;
}

export const nameOf = (names: Names, object: string, id: string): string =>
  names.get(nameKey(object, id)) ?? "a removed record";

type Stored = Record<string, unknown> | null;

/** The records and members that the links in a change point to. */
export function linksIn(object: ObjectDefinition, ...states: Stored[]): { object: string; id: string }[] {
  return object.fields.flatMap((field) => {
    const target = linkTable(field);
    if (!target) return [];
    return states.flatMap((state) =>
      [state?.[field.key] ?? []].flat().map((id) => ({ object: target, id: String(id) })),
    );
  });
}

/** Stored states of one record to differences a person can read. */
export function readDiffs(object: ObjectDefinition, before: Stored, after: Stored, names: Names): Diff[] {
  return object.fields
    .filter((field) => field.key in (before ?? {}) || field.key in (after ?? {}))
    .map((field) => ({
      field: field.key,
      label: field.label,
      before: readStored(field, before?.[field.key], names),
      after: readStored(field, after?.[field.key], names),
    }));
}

function readStored(field: FieldDefinition, value: unknown, names: Names): Value {
  if (value === null || value === undefined) return null;
  const target = linkTable(field);
  if (target && Array.isArray(value))
    return value.map((id) => ({ id: String(id), name: nameOf(names, target, String(id)) }));
  if (target) return { id: String(value), name: nameOf(names, target, String(value)) };
  if (field.type === "datetime") return new Date(String(value)).toISOString();
  return value as Value;
}
