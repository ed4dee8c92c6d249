import { sql } from "drizzle-orm";

import type { ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { readInputValues, type StoredValue } from "@/db/records/input-value";
import { AppError, type ErrorDetail } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

/** Values fit to be stored, or one error that names every field that is wrong. */
export async function checkValues(
  ctx: ToolContext,
  object: ObjectDefinition,
  input: Record<string, unknown>,
  mode: "create" | "update",
): Promise<Record<string, StoredValue>> {
  const { values, problems } = readInputValues(
    { catalog: ctx.catalog, memberId: ctx.actor.memberId },
    object,
    input,
    mode,
  );
  const all: ErrorDetail[] = [...problems, ...(await missingLinks(ctx, object, values))];
  const [first] = all;
  if (first) {
    throw new AppError("invalid_input", [first.message, first.fix].filter(Boolean).join(" "), { details: all });
  }
  return values;
}

/** A foreign key would hold for a record in the trash too, so links are looked up, all with one statement. */
async function missingLinks(
  ctx: ToolContext,
  object: ObjectDefinition,
  values: Record<string, StoredValue>,
): Promise<ErrorDetail[]> {
  const links = object.fields.filter(
    (field) =>
      ((field.type === "lookup" || field.type === "owner") && typeof values[field.key] === "string") ||
      (field.type === "links" && Array.isArray(values[field.key])),
  );
  if (links.length === 0) return [];
  const checks = links.map((field) => {
    const ids = sql`${sql.param([values[field.key]].flat())}::uuid[]`;
    const found =
      field.type === "owner"
        ? sql`select from atrium_members where id = linked and deactivated_at is null`
        : sql`select from ${sql.identifier(field.target ?? "")} where id = linked and deleted_at is null`;
    return sql`select ${field.key}::text as key where exists (select from unnest(${ids}) as linked where not exists (${found}))`;
  });
  const statement = toText(sql.join(checks, sql` union all `));
  const missing = new Set(
    (await ctx.session.query(statement.sql, statement.params, { isRepeated: true })).map((row) => row["key"]),
  );
  return links
    .filter((field) => missing.has(field.key))
    .map((field) => ({
      path: `values.${field.key}`,
      message: `${field.label} points to a ${field.type === "owner" ? "member" : "record"} that does not exist.`,
    }));
}
