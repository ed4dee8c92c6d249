import { sql } from "drizzle-orm";
import { z } from "zod";

import { linksOf, type Relation, relationsOf } from "@/db/objects/catalog";
import { suggestion } from "@/db/query/closest";
import { toText } from "@/db/query/list-records";
import { mostLinks } from "@/db/records/input-value";
import { changeLinksTo, changeOwnLinks } from "@/db/records/link-records";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { requireObject, requireRecord } from "./read-record";
import { objectKey } from "./record-shape";
import { requireReach } from "./rights";

const idList = z.array(z.uuid()).max(mostLinks).default([]);

/** Works from both sides of a relation, so that a person adds an attendee to an event and an event to a person alike. */
export const linkRecords = defineTool({
  name: "link_records",
  description:
    "Add records to, or take them out of, one relation of a record: a field that holds several links, or the records that point here, by the name the relation has on this side. What else is linked stays. A list of links holds up to 1,000 records.",
  input: z.object({
    object: objectKey,
    id: z.uuid(),
    relation: z
      .string()
      .max(120)
      .describe("Key of a links field, or name of a relation, for instance contacts on a company."),
    add: idList.optional(),
    remove: idList.optional(),
  }),
  output: z.object({
    id: z.string(),
    object: z.string(),
    name: z.string(),
    label: z.string().describe("The relation as it is called on this side."),
    changed: z.number(),
    changeSetId: z.string().nullable(),
  }),
  permission: "records:write",
  effect: "write",
  examples: [
    {
      say: "add Bram and Ivo to the contacts of Tessel",
      input: {
        object: "companies",
        id: "{companies:Tessel}",
        relation: "contacts",
        add: ["{contacts:Bram}", "{contacts:Ivo}"],
      },
    },
    {
      say: "Dock lights is not a deal of Tessel",
      input: { object: "companies", id: "{companies:Tessel}", relation: "deals", remove: ["{deals:Dock lights}"] },
    },
    {
      say: "link the contact Hanne to Brightwater",
      input: { object: "companies", id: "{companies:Brightwater}", relation: "contacts", add: ["{contacts:Hanne}"] },
    },
  ],
  summarize: (_, output) => `Changed ${output.label} of ${output.name}`,

  async handler(ctx, { object: key, id, relation: name, add = [], remove = [] }) {
    if (add.length + remove.length === 0) throw new AppError("invalid_input", "Say which records to add or to remove.");
    const object = requireObject(ctx, key);
    const record = await requireRecord(ctx, key, id);
    const { relation, isOwn } = findRelation(ctx, object.key, name);
    await requireAll(ctx, relation, [...new Set([...add])]);
    if (!isOwn && relation.field.type === "lookup" && relation.field.isRequired && remove.length > 0)
      throw new AppError(
        "precondition_failed",
        `${relation.field.label} of ${relation.object.plural.toLowerCase()} is required. Link them to another record instead.`,
      );
    const write = { changeSetId: ctx.changeSet.id, memberId: ctx.actor.memberId, now: ctx.now };
    const changing = isOwn ? [id] : [...add, ...remove];
    const ids = sql`select unnest(${sql.param(changing)}::uuid[])`;
    await requireReach(ctx, isOwn ? object : relation.object, ids, "update");
    const change = { add: [...new Set(add)], remove: [...new Set(remove)] };
    const changed = isOwn
      ? await changeOwnLinks(ctx.session, { object, field: relation.field, id }, change, write)
      : await changeLinksTo(ctx.session, { object: relation.object, field: relation.field, id }, change, write);
    await refuseTooMany(ctx, isOwn ? object.key : relation.object.key, relation, isOwn ? [id] : add);
    ctx.changeSet.count += changed;
    return {
      id,
      object: key,
      name: record.name,
      label: relation.label,
      changed,
      changeSetId: changed > 0 ? ctx.changeSet.id : null,
    };
  },
});

function findRelation(ctx: ToolContext, key: string, name: string): { relation: Relation; isOwn: boolean } {
  const object = requireObject(ctx, key);
  const known = [
    ...linksOf(ctx.catalog, object).map((relation) => ({ relation, isOwn: true })),
    ...relationsOf(ctx.catalog, key).map((relation) => ({ relation, isOwn: false })),
  ];
  const wanted = name.trim().toLowerCase();
  const found = known.find(({ relation }) =>
    [relation.key, relation.label.toLowerCase(), `${relation.object.key}.${relation.field.key}`].includes(wanted),
  );
  if (found) return found;
  const own = object.fields.find((field) => field.key === name && field.type === "lookup");
  if (own) throw new AppError("invalid_input", `${own.label} holds one record. Set it with update_record.`);
  const keys = known.map(({ relation }) => relation.key);
  throw new AppError(
    "invalid_input",
    [`${object.plural} have no relation "${name}".`, suggestion(name, keys)].filter(Boolean).join(" "),
  );
}

async function requireAll(ctx: ToolContext, { object }: Relation, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const { sql: text, params } = toText(
    sql`select count(*) as count from ${sql.identifier(object.key)} where id = any(${sql.param(ids)}::uuid[]) and deleted_at is null`,
  );
  const [row] = await ctx.session.query(text, params);
  if (Number(row?.["count"]) === ids.length) return;
  throw new AppError(
    "not_found",
    `One of these ${object.plural.toLowerCase()} does not exist. It may be in the trash.`,
  );
}

async function refuseTooMany(ctx: ToolContext, table: string, { field }: Relation, ids: string[]): Promise<void> {
  if (field.type !== "links" || ids.length === 0) return;
  const { sql: text, params } = toText(
    sql`select 1 from ${sql.identifier(table)} where id = any(${sql.param(ids)}::uuid[]) and cardinality(${sql.identifier(field.key)}) > ${mostLinks} limit 1`,
  );
  if ((await ctx.session.query(text, params)).length > 0)
    throw new AppError("quota_reached", `${field.label} holds at most ${mostLinks.toLocaleString("en")} records.`);
}
