import { and, eq, exists, gte, ilike, lt, notInArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";

import { hasPermission } from "@/db/access/rights";
import { signInTools } from "@/db/changes/access-changes";
import { actorKinds, changeSets, changes } from "@/db/schema/workspace/changes";
import { conversations } from "@/db/schema/workspace/conversations";
import type { ToolContext } from "@/tools/core/define-tool";
import { withoutHiddenViews } from "./view-changes";

const moment = z.iso.datetime({ offset: true });

/** What the list and the export of changes can be narrowed by. */
export const changeSearchShape = z.object({
  object: z
    .string()
    .max(63)
    .optional()
    .describe(
      "Key of an object; atrium_objects, atrium_fields, atrium_views, atrium_documents and atrium_settings for what is no record, atrium_sessions for who signed in.",
    ),
  recordId: z.uuid().optional(),
  field: z.string().max(63).optional().describe("Key of a field that changed."),
  memberId: z.union([z.uuid(), z.literal("me")]).optional(),
  actorKind: z.enum(actorKinds).optional().describe("A person, or what acted for one."),
  door: z.string().max(40).optional().describe("Where it came through: app (the pages), chat, cli, job."),
  tool: z.string().max(80).optional().describe("Name of the tool, for instance update_record."),
  conversationId: z.uuid().optional().describe("What the assistant changed in one of my conversations."),
  text: z.string().trim().min(1).max(200).optional().describe("Words of the summary."),
  since: moment.optional(),
  until: moment.optional().describe("Before this moment."),
});
export type ChangeSearch = z.output<typeof changeSearchShape>;

export function changeConditions(ctx: Pick<ToolContext, "session" | "actor">, search: ChangeSearch): SQL[] {
  const list: SQL[] = [withoutHiddenViews(ctx), signIns(ctx, search)];
  if (search.memberId)
    list.push(eq(changeSets.memberId, search.memberId === "me" ? ctx.actor.memberId : search.memberId));
  if (search.actorKind) list.push(eq(changeSets.actorKind, search.actorKind));
  if (search.door) list.push(eq(changeSets.door, search.door));
  if (search.tool) list.push(eq(changeSets.tool, search.tool));
  if (search.conversationId) list.push(...inConversation(ctx, search.conversationId));
  if (search.text) list.push(ilike(changeSets.summary, `%${search.text.replace(/[\\%_]/g, "\\$&")}%`));
  if (search.since) list.push(gte(changeSets.at, new Date(search.since)));
  if (search.until) list.push(lt(changeSets.at, new Date(search.until)));
  const about = rowConditions(search);
  if (about.length > 0) {
    const rows = ctx.session.orm
      .select({ one: sql`1` })
      .from(changes)
      .where(and(eq(changes.changeSetId, changeSets.id), ...about));
    list.push(exists(rows));
  }
  return list;
}

/** Who signed in is told where it is asked for, to whoever manages members, and of oneself to anybody. */
function signIns({ actor }: Pick<ToolContext, "actor">, { object, tool }: ChangeSearch): SQL {
  const isAsked = object === "atrium_sessions" || (tool !== undefined && signInTools.includes(tool));
  const others = notInArray(changeSets.tool, signInTools);
  if (!isAsked) return others;
  return hasPermission(actor.access.role, "members:write")
    ? sql`true`
    : sql`(${others} or ${eq(changeSets.memberId, actor.memberId)})`;
}

/** A conversation has one person, and a beginning: with both the index of members finds its changes. */
function inConversation(ctx: Pick<ToolContext, "session" | "actor">, id: string): SQL[] {
  const since = ctx.session.orm
    .select({ at: conversations.createdAt })
    .from(conversations)
    .where(and(eq(conversations.id, id), eq(conversations.memberId, ctx.actor.memberId)));
  return [
    eq(changeSets.conversationId, id),
    eq(changeSets.memberId, ctx.actor.memberId),
    gte(changeSets.at, sql`(${since})`),
  ];
}

/** What a search says of the rows inside a change set. */
export function rowConditions({ object, recordId, field }: ChangeSearch): SQL[] {
  const list: SQL[] = [];
  if (recordId) list.push(eq(changes.recordId, recordId));
  if (object) list.push(eq(changes.object, object));
  if (field) list.push(sql`(${changes.before} ? ${field} or ${changes.after} ? ${field})`);
  return list;
}
