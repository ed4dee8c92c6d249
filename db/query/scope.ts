import { type SQL, sql } from "drizzle-orm";

import { findField, findObject } from "@/db/objects/catalog";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { sqlTypeOf } from "@/db/objects/field-types";
import { quote } from "@/db/objects/table-shape";
import { suggestion } from "./closest";
import { QueryError } from "./query-error";
import { columnOf, columnText } from "./scope-columns";

/** Who asks, and when: what "me" and "this quarter" mean. */
export type QueryContext = {
  catalog: Catalog;
  memberId: string;
  now: Date;
  timeZone: string;
};

export type ResolvedField = {
  /** As written in the query, for instance "company.industry". */
  path: string;
  field: FieldDefinition;
  column: SQL;
  /** The same column as text, for statements that are put together for every call. */
  text: string;
  /** Table alias, for joining one step further. */
  alias: string;
  isNullable: boolean;
};

type Join = { alias: string; table: string; on: string };

/** What can be seen of a person through an owner field. */
const memberFields: FieldDefinition[] = [
  { key: "name", label: "Name", type: "text" },
  { key: "email", label: "Email", type: "email" },
  { key: "role", label: "Role", type: "text" },
  { key: "title", label: "Title", type: "text" },
];

const idField: FieldDefinition = { key: "id", label: "Id", type: "lookup", isSystem: true, isRequired: true };

const notNullColumns = new Set(["id", "created_at", "updated_at"]);

/** A row that is at hand in a statement. */
export type Row = { object: ObjectDefinition; alias: string };

/** A computed field of a row as an SQL expression; refused with a reason when what it is made of is gone. */
export type Compute = (scope: Scope, row: Row, field: FieldDefinition) => string;

type Options = {
  /** What the selection of records asks: a computed field that cannot be worked out reads as empty. */
  isLenient?: boolean;
};

/**
 * One object under one alias: turns paths into columns and remembers the joins they need. It is made by `openScope`,
 * which gives it the way to compute, or by another scope.
 */
export class Scope {
  readonly object: ObjectDefinition;
  readonly alias: string;
  readonly context: QueryContext;
  /** Computed fields that are being worked out, outermost first, so that none goes in a circle. */
  readonly computing: string[];
  private readonly compute: Compute;
  private readonly joins = new Map<string, Join>();

  constructor(context: QueryContext, row: Row, compute: Compute, computing: string[] = []) {
    this.context = context;
    this.object = row.object;
    this.alias = row.alias;
    this.compute = compute;
    this.computing = computing;
  }

  /** A scope for a sub-select, which may name the rows of this one. */
  inner(row: Row): Scope {
    return new Scope(this.context, row, this.compute, this.computing);
  }

  resolve(path: string, at: string, options: Options = {}): ResolvedField {
    const steps = path.split(".");
    let object: ObjectDefinition | "member" = this.object;
    let alias = this.alias;
    for (const [position, step] of steps.entries()) {
      const field = this.field(object, step, at);
      const isLast = position === steps.length - 1;
      if (isLast && field.computed && object !== "member") {
        const text = this.computed({ object, alias }, field, options);
        return { path, field, column: sql.raw(text), text, alias, isNullable: true };
      }
      if (isLast) return { path, ...this.stored(alias, field) };
      const next = this.target(field, path, at);
      alias = this.join(alias, field, next);
      object = next;
    }
    throw new QueryError(at, "A field name is empty.");
  }

  /** A field of a row that is at hand, computed or stored. */
  fieldOf(row: Row, field: FieldDefinition): ResolvedField {
    if (!field.computed) return { path: field.key, ...this.stored(row.alias, field) };
    const text = this.compute(this, row, field);
    return { path: field.key, field, column: sql.raw(text), text, alias: row.alias, isNullable: true };
  }

  private stored(alias: string, field: FieldDefinition): Omit<ResolvedField, "path"> {
    const isNullable = alias !== this.alias || !(field.isRequired || notNullColumns.has(field.key));
    return { field, column: columnOf(alias, field.key), text: columnText(alias, field.key), alias, isNullable };
  }

  private computed(row: Row, field: FieldDefinition, { isLenient }: Options): string {
    const text = this.computeOrEmpty(row, field, isLenient === true);
    // Of a record that is not there, nothing is worked out: not even a count of 0.
    return row.alias === this.alias ? text : `case when ${columnText(row.alias, "id")} is not null then ${text} end`;
  }

  private computeOrEmpty(row: Row, field: FieldDefinition, isLenient: boolean): string {
    try {
      return this.compute(this, row, field);
    } catch (error) {
      if (isLenient && error instanceof QueryError) return `null::${sqlTypeOf(field.type)}`;
      throw error;
    }
  }

  /** Joins the record that a lookup or owner points to and answers its alias and the column with its name. */
  joinName(resolved: ResolvedField): { alias: string; name: SQL; text: string } {
    const next = this.target(resolved.field, resolved.path, resolved.path);
    const alias = this.join(resolved.alias, resolved.field, next);
    const text = columnText(alias, next === "member" ? "name" : next.nameField);
    return { alias, name: sql.raw(text), text };
  }

  /** The table, or what stands in for it, with every join that paths have asked for so far. */
  fromText(source: string = this.object.key): string {
    const joins = [...this.joins.values()].map(
      (join) => ` left join ${quote(join.table)} as ${quote(join.alias)} on ${join.on}`,
    );
    return `${quote(source)} as ${quote(this.alias)}${joins.join("")}`;
  }

  from(): SQL {
    return sql.raw(this.fromText());
  }

  private field(object: ObjectDefinition | "member", key: string, at: string): FieldDefinition {
    if (key === "id") return idField;
    const known = object === "member" ? memberFields : object.fields;
    const found = object === "member" ? known.find((field) => field.key === key) : findField(object, key);
    if (found) return found;
    const where = object === "member" ? "a member" : object.plural;
    throw new QueryError(
      at,
      `There is no field "${key}" on ${where}.`,
      suggestion(
        key,
        known.map((field) => field.key),
      ),
    );
  }

  private target(field: FieldDefinition, path: string, at: string): ObjectDefinition | "member" {
    if (field.type === "owner") return "member";
    const target = field.type === "lookup" && field.target ? findObject(this.context.catalog, field.target) : undefined;
    if (field.type === "links")
      throw new QueryError(
        at,
        `"${field.label}" in "${path}" holds several records.`,
        `Use { "related": "${field.key}", "where": … } for a condition on them.`,
      );
    if (!target) throw new QueryError(at, `"${field.label}" in "${path}" is not a link, so nothing can follow it.`);
    return target;
  }

  private join(alias: string, field: FieldDefinition, target: ObjectDefinition | "member"): string {
    const key = `${alias}.${field.key}`;
    const known = this.joins.get(key);
    if (known) return known.alias;
    const joined = `${this.alias}_${this.joins.size + 1}`;
    const table = target === "member" ? "atrium_members" : target.key;
    // A link to a record in the trash reads as empty.
    const live = target === "member" ? "" : ` and ${columnText(joined, "deleted_at")} is null`;
    const on = `${columnText(joined, "id")} = ${columnText(alias, field.key)}${live}`;
    this.joins.set(key, { alias: joined, table, on });
    return joined;
  }
}

export function objectOf(catalog: Catalog, key: string): ObjectDefinition {
  const found = findObject(catalog, key);
  if (found) return found;
  throw new QueryError(
    "object",
    `There is no object "${key}".`,
    suggestion(
      key,
      catalog.objects.map((object) => object.key),
    ),
  );
}
