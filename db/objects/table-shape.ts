import { createHash } from "node:crypto";

import type { FieldDefinition, ObjectDefinition } from "./definition";
import { isTextType, sqlTypeOf } from "./field-types";

export type ColumnShape = {
  name: string;
  sqlType: string;
  isNotNull: boolean;
  references?: { table: string };
};

export type IndexShape = {
  name: string;
  method: "btree" | "gin";
  isUnique: boolean;
  expression: string;
  where: string | null;
};

/** A table as plain data: what the DDL planner compares. */
export type TableShape = { name: string; columns: ColumnShape[]; indexes: IndexShape[] };

const live = "deleted_at is null";

/** Pure: the table that an object needs, columns in field order, indexes by name. */
export function toTableShape(object: ObjectDefinition): TableShape {
  const isFixed = (key: string): boolean => fixedColumns.some((column) => column.name === key);
  const fields = object.fields.filter((field) => !field.computed && !isFixed(field.key));
  return {
    name: object.key,
    columns: [...fixedColumns, ...fields.map(toColumn)],
    indexes: [
      index(object.key, ["created"], { expression: "created_at, id", where: live }),
      index(object.key, ["updated"], { expression: "updated_at, id", where: live }),
      index(object.key, ["trash"], { expression: "deleted_at", where: "deleted_at is not null" }),
      index(object.key, ["search", "trgm"], { method: "gin", expression: "search_text gin_trgm_ops" }),
      index(object.key, ["search", "words"], { method: "gin", expression: "to_tsvector('simple', search_text)" }),
      index(object.key, [object.nameField, "words"], {
        method: "gin",
        expression: `to_tsvector('simple', ${quote(object.nameField)})`,
      }),
      index(object.key, [object.nameField, "trgm"], {
        method: "gin",
        expression: `lower(${quote(object.nameField)}) gin_trgm_ops`,
      }),
      ...fields.flatMap((field) => fieldIndexes(object, field)),
    ],
  };
}

const fixedColumns: ColumnShape[] = [
  { name: "id", sqlType: "uuid", isNotNull: true },
  { name: "created_at", sqlType: "timestamptz", isNotNull: true },
  { name: "updated_at", sqlType: "timestamptz", isNotNull: true },
  { name: "created_by", sqlType: "uuid", isNotNull: false, references: { table: "atrium_members" } },
  { name: "deleted_at", sqlType: "timestamptz", isNotNull: false },
  { name: "search_text", sqlType: "text", isNotNull: true },
];

function toColumn(field: FieldDefinition): ColumnShape {
  const column = { name: field.key, sqlType: sqlTypeOf(field.type), isNotNull: field.isRequired === true };
  if (field.type === "owner") return { ...column, references: { table: "atrium_members" } };
  if (field.type === "lookup" && field.target) return { ...column, references: { table: field.target } };
  return column;
}

function fieldIndexes(object: ObjectDefinition, field: FieldDefinition): IndexShape[] {
  const table = object.key;
  const key = quote(field.key);
  const unique = field.isUnique
    ? [
        index(table, [field.key, "unique"], {
          isUnique: true,
          expression: isTextType(field.type) ? `lower(${key})` : key,
          where: live,
        }),
      ]
    : [];
  // The far side of the relation asks which records have it among their links.
  if (field.type === "links") return [index(table, [field.key], { method: "gin", expression: key })];
  // Names and words that people filter by are looked up for every sentence that the assistant reads.
  if (!field.isIndexed && !field.isFilterable && field.key !== object.nameField) return unique;
  return [...unique, index(table, [field.key], { expression: sortExpression(field), where: live })];
}

/** The order in which lists of this field are read most, so that a page needs no sort. */
function sortExpression(field: FieldDefinition): string {
  const key = quote(field.key);
  if (isTextType(field.type)) return `lower(${key}), id`;
  if (field.type === "owner" || field.type === "lookup" || field.type === "picklist") return `${key}, created_at, id`;
  return field.isRequired ? `${key}, id` : `${key} desc nulls last, id desc`;
}

function index(table: string, parts: string[], options: Partial<IndexShape> & { expression: string }): IndexShape {
  return { method: "btree", isUnique: false, where: null, ...options, name: indexName(table, parts) };
}

/** Postgres cuts identifiers at 63 bytes without a word; a hash keeps long names apart. */
function indexName(table: string, parts: string[]): string {
  const name = [table, ...parts, "idx"].join("_");
  if (name.length <= 63) return name;
  return `${name.slice(0, 50)}_${createHash("sha256").update(name).digest("hex").slice(0, 12)}`;
}

/** Identifiers in DDL; keys are checked by their schema, quoting is the second lock. */
export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
