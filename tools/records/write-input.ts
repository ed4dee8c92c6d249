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
  const { values, problems } = readInputValues({ catalog: ctx.catalog, memberId: ctx.actor.memberId }, object, input, mode);
  const all: ErrorDetail[] = [...problems, ...(await missingLinks(ctx, object, values))];
  const [first] = all;
  if (first) {
    throw new AppError("invalid_input", [first.message, first.fix].filter(Boolean).join(" "), { details: all });
  }
  return values;
}

/** A foreign key would hold for a record in the trash too, so links are looked up. */
async function missingLinks(ctx: ToolContext, object: ObjectDefinition, values: Record<string, StoredValue>): Promise<ErrorDetail[]> {
  const missing: ErrorDetail[] = [];
  for (const field of object.fields) {
    const id = values[field.key];
    if ((field.type !== "lookup" && field.type !== "owner") || typeof id !== "string") continue;
    const statement = toText(
      field.type === "owner"
        ? sql`select 1 from atrium_members where id = ${id}::uuid and deactivated_at is null`
        : sql`select 1 from ${sql.identifier(field.target ?? "")} where id = ${id}::uuid and deleted_at is null`,
    );
    const rows = await ctx.session.query(statement.sql, statement.params);
    if (rows.length > 0) continue;
    const what = field.type === "owner" ? "member" : "record";
    missing.push({ path: `values.${field.key}`, message: `${field.label} points to a ${what} that does not exist.` });
  }
  return missing;
}
