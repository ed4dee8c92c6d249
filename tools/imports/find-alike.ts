import type { ImportPlan } from "@/db/imports/definition";
import type { ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";
import type { ToolContext } from "@/tools/core/define-tool";
import { rulesOf } from "@/tools/duplicates/rules";

/** A record that a row looks like, and the field that says so. */
export type LooksLike = { id: string; name: string; label: string };
type Row = { place: number; values: Record<string, unknown> };

/** Equal values by the object's duplicate rules, one statement a rule for the whole batch; the first rule that finds one counts. */
export async function findAlike(
  ctx: ToolContext,
  { object, plan }: { object: ObjectDefinition; plan: ImportPlan },
  rows: Row[],
): Promise<Map<number, LooksLike>> {
  const found = new Map<number, LooksLike>();
  for (const rule of rulesOf(object)) {
    // By the key of the plan a row has found no record already.
    if (rule.how !== "same" || rule.field.key === plan.matchBy) continue;
    const given = rows.filter(({ place, values }) => !found.has(place) && values[rule.field.key] !== undefined);
    if (given.length === 0) continue;
    const matches = await ctx.session.query<{ place: number; id: string; name: string }>(
      `select distinct on (g.place) g.place, t.id, t.${quote(object.nameField)} as name
       from (select place, ${rule.key("value")} as key from unnest($1::int[], $2::text[]) as u(place, value)) as g
       join ${quote(object.key)} as t on ${rule.key(`t.${quote(rule.field.key)}`)} = g.key
       where t.deleted_at is null order by g.place, t.created_at`,
      [given.map(({ place }) => place), given.map(({ values }) => String(values[rule.field.key]))],
    );
    for (const { place, id, name } of matches) found.set(Number(place), { id, name, label: rule.field.label });
  }
  return found;
}
