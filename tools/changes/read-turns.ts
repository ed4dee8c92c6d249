import { sql } from "drizzle-orm";

import { toText } from "@/db/query/list-records";
import type { ToolContext } from "@/tools/core/define-tool";
import type { Write } from "./list-value-sources";

export type Turn = {
  conversation: { id: string; title: string; messageId: string; said: string };
  /** The parts of the answer before the call that wrote. */
  before: unknown[];
};

const longestSaid = 600;

/** The turns that wrote, by change set; only those of the person's own conversations. */
export async function readTurns({ session, actor }: ToolContext, writes: readonly Write[]): Promise<Map<string, Turn>> {
  const calls = new Map(
    writes.flatMap(({ changeSetId, conversationId, toolCallId }) =>
      conversationId && toolCallId ? [[changeSetId, { conversationId, toolCallId }] as const] : [],
    ),
  );
  if (calls.size === 0) return new Map();
  const { sql: text, params } = toText(sql`
    select w.change_set_id as "changeSetId", c.id, c.title, a.id as "messageId", a.parts, q.text as said
    from unnest(${sql.param([...calls.keys()])}::uuid[],
      ${sql.param([...calls.values()].map((call) => call.conversationId))}::uuid[],
      ${sql.param([...calls.values()].map((call) => call.toolCallId))}::text[]) as w (change_set_id, conversation_id, call_id)
    join atrium_conversations c on c.id = w.conversation_id and c.member_id = ${actor.memberId} and c.deleted_at is null
    join atrium_messages a on a.conversation_id = c.id and a.role = 'assistant'
      and a.parts @> jsonb_build_array(jsonb_build_object('toolCallId', w.call_id))
    left join atrium_messages q on q.conversation_id = c.id and q.id = a.parent_id`);
  const rows = await session.query(text, params);
  return new Map(
    rows.map((row) => {
      const changeSetId = String(row["changeSetId"]);
      const parts = row["parts"] as unknown[];
      const at = parts.findIndex(
        (part) => (part as { toolCallId?: unknown }).toolCallId === calls.get(changeSetId)?.toolCallId,
      );
      const said = String(row["said"] ?? "").slice(0, longestSaid);
      const { id, title, messageId } = row as { id: string; title: string; messageId: string };
      return [changeSetId, { conversation: { id, title, messageId, said }, before: parts.slice(0, at) }];
    }),
  );
}
