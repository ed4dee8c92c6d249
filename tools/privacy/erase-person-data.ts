import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";

import { countValues, eraseValues } from "@/db/changes/erase-values";
import type { ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";
import { destroyRecords, neededBy } from "@/db/records/destroy-records";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { indexRecords } from "@/tools/knowledge/index-records";
import { requireAdmin } from "@/tools/workspaces/require-admin";
import { eraseTraces } from "./erase-traces";
import { findMentions } from "./mentions";
import { findPersonRecords, type PersonRecord, personInput } from "./person-records";

const mentionShape = z.object({ where: z.enum(["document", "conversation"]), id: z.string(), name: z.string() });

/** That it happened stays in the change log, which still verifies; whom it was about does not. */
export const erasePersonData = defineTool({
  name: "erase_person_data",
  description:
    "Erase a person for good, as the law lets them ask: their record, the notes and tasks about them with their passages and vectors, the values of all of these in the change log, and what conversations say of them. Nothing brings it back. With preview: true nothing changes and the counts say what would go. left names documents that mention them and have to be looked at by hand. Only an Admin.",
  input: personInput.extend({ preview: z.boolean().optional() }),
  output: z.object({
    records: z.array(z.object({ object: z.string(), count: z.number() })),
    unlinked: z.number().describe("Other records that pointed to the person and do no longer."),
    changes: z.number().describe("Changes whose values are erased; they stay as changes."),
    messages: z.number().describe("Messages of conversations; 0 in a preview."),
    left: z.array(mentionShape).describe("What mentions the person and is not erased by this."),
    isPreview: z.boolean(),
    changeSetId: z.null(),
  }),
  permission: "settings:write",
  effect: "delete",
  examples: [
    { say: "erase all data of Ana Silva", input: { id: "{contacts:Ana Silva}" } },
    { say: "Tom Reed asked to be forgotten", input: { id: "{contacts:Tom Reed}" } },
    { say: "what would be erased of Ana Silva?", input: { id: "{contacts:Ana Silva}", preview: true } },
  ],
  summarize: (_, { isPreview, changes }) =>
    `${isPreview ? "Would erase" : "Erased"} a person's data · ${changes} ${changes === 1 ? "change" : "changes"}`,

  async handler(ctx, input) {
    requireAdmin(ctx);
    const { person, about, linked, words } = await findPersonRecords(ctx, input);
    const all = [person, ...about];
    const ids = all.map(({ id }) => id);
    const counted = {
      records: [...Map.groupBy(all, ({ object }) => object)].map(([object, list]) => ({
        object: object.plural,
        count: list.length,
      })),
      unlinked: linked.length,
    };
    const mentions = await findMentions(ctx.session, words);
    const documents = mentions.filter(({ where }) => where === "document");
    if (input.preview) {
      const changes = await countValues(ctx.session, ids);
      return { ...counted, changes, messages: 0, left: documents, isPreview: true, changeSetId: null };
    }
    for (const [object, list] of Map.groupBy(about, (record) => record.object)) await destroy(ctx, object, list);
    await destroy(ctx, person.object, [person]);
    const changes = await eraseValues(ctx.session, ids);
    const { messages } = await eraseTraces(ctx.session, { ids, words, names: namesOf(all) });
    // Their texts named the person beside them.
    const again = linked.map(({ object, id }) => ({ object: object.key, id, isRenamed: false }));
    await indexRecords(ctx, again);
    return { ...counted, changes, messages, left: documents, isPreview: false, changeSetId: null };
  },
});

const namesOf = (all: PersonRecord[]): string[] => [...new Set(all.map(({ name }) => name.trim()).filter(Boolean))];

async function destroy(ctx: ToolContext, object: ObjectDefinition, records: PersonRecord[]): Promise<void> {
  const ids = records.map(({ id }) => id);
  await ctx.session.query(
    `update ${quote(object.key)} set deleted_at = coalesce(deleted_at, $2::timestamptz) where id = any($1::uuid[])`,
    [ids, ctx.now.toISOString()],
  );
  const chosen = sql`select unnest(${sql.param(ids)}::uuid[])`;
  await refuseNeeded(ctx, object, chosen);
  ctx.changeSet.count += await destroyRecords(ctx.session, ctx.catalog, object, chosen, ctx.changeSet.id);
}

async function refuseNeeded(ctx: ToolContext, object: ObjectDefinition, ids: SQL): Promise<void> {
  const needed = await neededBy(ctx.session, ctx.catalog, object, ids);
  if (needed)
    throw new AppError(
      "precondition_failed",
      `${needed.count} of ${needed.object.plural} need this in ${needed.field.label}. Put something else there first; nothing was erased.`,
    );
}
