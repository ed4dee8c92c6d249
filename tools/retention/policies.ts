import { createHash } from "node:crypto";
import { like, sql } from "drizzle-orm";
import { z } from "zod";

import { findObject } from "@/db/objects/catalog";
import type { ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";
import { toText } from "@/db/query/list-records";
import { agedRecords, ages } from "@/db/records/aged-records";
import { settings } from "@/db/schema/workspace/settings";
import type { ToolContext } from "@/tools/core/define-tool";
import { cutOff } from "./retention";

const prefix = "retention:";
const mostCounted = 10_000;

export const policyShape = z.object({
  object: z.string().max(63).describe("Key of the object, for instance notes."),
  days: z.number().int().min(1).max(36_500),
  age: z.enum(ages).describe("Counted from when a record was created, last changed, or moved to the trash."),
});
export type Policy = z.output<typeof policyShape>;

export type StoredPolicy = Policy & { id: string; isDeleted: boolean };

export const keyOf = (object: string): string => prefix + object;

/** Also those that were taken away, which come back under their old row. */
export async function storedPolicies({ session }: Pick<ToolContext, "session">): Promise<StoredPolicy[]> {
  const rows = await session.orm
    .select()
    .from(settings)
    .where(like(settings.key, `${prefix}%`));
  return rows.flatMap(({ id, definition, deletedAt }) => {
    const parsed = policyShape.safeParse(definition);
    return parsed.success ? [{ ...parsed.data, id, isDeleted: deletedAt !== null }] : [];
  });
}

/** What holds now: not of objects that are in the trash. */
export async function activePolicies(
  ctx: Pick<ToolContext, "session" | "catalog">,
): Promise<(Policy & { definition: ObjectDefinition })[]> {
  return (await storedPolicies(ctx)).flatMap(({ object, days, age, isDeleted }) => {
    const definition = findObject(ctx.catalog, object);
    return definition && !isDeleted ? [{ object, days, age, definition }] : [];
  });
}

export type Due = { count: number; isCapped: boolean; sample: { id: string; name: string }[]; fingerprint: string };

/** What a policy would destroy now: how many, the oldest of them, and a mark of having seen it. */
export async function dueByPolicy(ctx: ToolContext, policy: Policy, object: ObjectDefinition): Promise<Due> {
  const chosen = agedRecords(ctx.catalog, object, policy.age, cutOff(ctx.now, policy.days), mostCounted + 1);
  const counted = toText(sql`select count(*) as count from (${chosen}) as due`);
  const [row] = await ctx.session.query(counted.sql, counted.params);
  const oldest = agedRecords(ctx.catalog, object, policy.age, cutOff(ctx.now, policy.days), 5);
  const shown = toText(
    sql`select t.id, ${sql.raw(`t.${quote(object.nameField)}`)}::text as name from ${sql.identifier(object.key)} as t
      where t.id in (select id from (${oldest}) as due) order by t.${sql.identifier(`${policy.age}_at`)}, t.id`,
  );
  const sample = await ctx.session.query<{ id: string; name: string | null }>(shown.sql, shown.params);
  const found = Number(row?.["count"] ?? 0);
  const count = Math.min(found, mostCounted);
  const fingerprint = createHash("sha256")
    .update([policy.object, policy.days, policy.age, count].join())
    .digest("hex")
    .slice(0, 32);
  return {
    ...{ count, fingerprint, isCapped: found > mostCounted },
    sample: sample.map(({ id, name }) => ({ id, name: name ?? "" })),
  };
}
