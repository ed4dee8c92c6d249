import { sql } from "drizzle-orm";
import { bigint, customType, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const actorKinds = ["person", "agent", "api", "workflow", "system"] as const;
export type ActorKind = (typeof actorKinds)[number];
export const changeKinds = ["created", "updated", "deleted", "restored", "destroyed"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** What belongs together and is undone as one: a tool call, an agent's turn, an import. */
export const changeSets = pgTable(
  "atrium_change_sets",
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    actorKind: text("actor_kind").$type<ActorKind>().notNull(),
    memberId: uuid("member_id"),
    door: text().notNull(),
    /** The key or the app that acted for the member. */
    via: text(),
    tool: text().notNull(),
    toolCallId: text("tool_call_id"),
    conversationId: uuid("conversation_id"),
    summary: text().notNull(),
    changeCount: bigint("change_count", { mode: "number" }).notNull(),
    undoneBy: uuid("undone_by"),
    undoOf: uuid("undo_of"),
  },
  (table) => [
    index("atrium_change_sets_at").on(table.at, table.id),
    index("atrium_change_sets_member").on(table.memberId, table.at),
    index("atrium_change_sets_tool").on(table.tool, table.id),
    index("atrium_change_sets_door").on(table.door, table.id),
    index("atrium_change_sets_summary").using("gin", table.summary.op("gin_trgm_ops")),
  ],
);

/**
 * The change feed. Numbers are taken before commit, so a consumer reads only rows whose `xid` is below
 * `pg_snapshot_xmin(pg_current_snapshot())`: everything under that line has ended.
 */
export const changes = pgTable(
  "atrium_changes",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
    changeSetId: uuid("change_set_id").notNull(),
    object: text().notNull(),
    recordId: uuid("record_id").notNull(),
    kind: text().$type<ChangeKind>().notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    /** Numbers of transactions belong to a database server; each server that the workspace lived on is an era of its own. */
    era: integer().notNull().default(0),
    /** Of a value that was erased by law, so that its seal still holds. */
    beforeHash: text("before_hash"),
    afterHash: text("after_hash"),
  },
  (table) => [
    index("atrium_changes_set").on(table.changeSetId, table.id),
    index("atrium_changes_record").on(table.recordId, table.id),
    index("atrium_changes_order").on(table.era, table.xid, table.id),
  ],
);
