import { sql } from "drizzle-orm";
import { z } from "zod";

import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { toText } from "@/db/query/list-records";
import { type ActorKind, actorKinds } from "@/db/schema/workspace/changes";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { linksIn, type Names, nameOf, readNames } from "./change-names";
import { readTurns } from "./read-turns";
import { readPassageShape, sourcesIn } from "./sources-in";

const sourceShape = z.object({
  field: z.string(),
  at: z.string(),
  actor: z.object({ kind: z.enum(actorKinds), name: z.string(), memberId: z.string().nullable() }),
  door: z.string(),
  tool: z.string(),
  summary: z.string(),
  changeSetId: z.string(),
  conversation: z
    .object({
      id: z.string(),
      title: z.string(),
      messageId: z.string(),
      said: z.string().describe("What I said that it was written at, the first 600 characters."),
    })
    .nullable()
    .describe("Of my own conversations alone."),
  read: z
    .array(readPassageShape)
    .describe("What was read in that turn before it was written: what holds the value first, with its sentence."),
});

/** Where the values come from that nobody typed into the page: an assistant, the API, a workflow. */
export const listValueSources = defineTool({
  name: "list_value_sources",
  description:
    "Where the present values of a record come from, field by field, when an assistant, the API or a workflow wrote them: who, when, in which conversation at which words, and from which document or note. What a person typed into the page is left out.",
  input: z.object({ object: z.string(), id: z.uuid() }),
  output: z.object({ sources: z.array(sourceShape) }),
  permission: "changes:read",
  effect: "read",
  examples: [
    { say: "where do the values of Tessel come from", input: { object: "companies", id: "{companies:Tessel}" } },
    { say: "which fields of the Frost deal did the assistant write", input: { object: "deals", id: "{deals:Frost}" } },
    { say: "who filled in Anna's data", input: { object: "contacts", id: "{contacts:Anna}" } },
  ],
  summarize: (_, { sources }) => `Looked up where ${sources.length} values come from`,

  async handler(ctx, { object, id }) {
    const definition = requireObject(ctx, object);
    const writes = await newestWrites(ctx, object, id);
    const turns = await readTurns(ctx, writes);
    const names = await readNames(
      ctx,
      writes.flatMap(({ field, value }) => linksIn(definition, { [field]: value })),
    );
    const sources = writes.flatMap(({ value, memberId, memberName, kind, ...write }) => {
      const field = definition.fields.find(({ key }) => key === write.field);
      const turn = turns.get(write.changeSetId);
      if (!field) return [];
      const actor = { kind, name: memberName ?? "Atrium", memberId };
      const read = turn ? sourcesIn(turn.before, wordsOf(definition, field, value, names)) : [];
      return [{ ...write, actor, conversation: turn?.conversation ?? null, read }];
    });
    return { sources };
  },
});

export type Write = {
  field: string;
  value: unknown;
  changeSetId: string;
  at: string;
  kind: ActorKind;
  memberId: string | null;
  memberName: string | null;
  door: string;
  tool: string;
  summary: string;
  toolCallId: string | null;
  conversationId: string | null;
};

/** The last write of each field, where no person's own hand made it. */
async function newestWrites({ session }: ToolContext, object: string, id: string): Promise<Write[]> {
  const { sql: text, params } = toText(sql`
    with newest as (
      select distinct on (key) key, after.value, c.change_set_id
      from atrium_changes c cross join lateral jsonb_each(c.after) after (key, value)
      where c.object = ${object} and c.record_id = ${id} and c.kind in ('created', 'updated')
      order by key, c.id desc
    )
    select n.key as "field", n.value, n.change_set_id as "changeSetId", s.at, s.actor_kind as "kind",
      s.member_id as "memberId", m.name as "memberName", s.door, s.tool, s.summary, s.tool_call_id as "toolCallId",
      s.conversation_id as "conversationId"
    from newest n
    join atrium_change_sets s on s.id = n.change_set_id
    left join atrium_members m on m.id = s.member_id
    where s.actor_kind not in ('person', 'system') and n.value <> 'null'::jsonb
    order by n.key`);
  const rows = await session.query(text, params);
  return rows.map((row) => ({ ...row, at: new Date(String(row["at"])).toISOString() }) as Write);
}

/** A value as a text would say it: names for ids, labels for keys. */
function wordsOf(object: ObjectDefinition, field: FieldDefinition, value: unknown, names: Names): string[] {
  const [link] = linksIn(object, { [field.key]: value });
  return [value].flat().map((one) => {
    if (link) return nameOf(names, link.object, String(one));
    return field.options?.find(({ key }) => key === one)?.label ?? String(one);
  });
}
