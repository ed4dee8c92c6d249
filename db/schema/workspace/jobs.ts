import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const jobStates = ["queued", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof jobStates)[number];

/** Work that outlives a request: what it is, how far it came, and where it goes on after a crash. */
export const jobs = pgTable(
  "atrium_jobs",
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    title: text().notNull(),
    memberId: uuid("member_id").notNull(),
    /** The key or the app that started it for the member, and what it may do; null: the member did. */
    via: text(),
    scopes: text().array(),
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().$type<JobState>().notNull(),
    /** What the next step needs; written in the transaction of the step before it, so no step runs twice. */
    position: jsonb().$type<Record<string, unknown>>(),
    done: bigint({ mode: "number" }).notNull(),
    total: bigint({ mode: "number" }),
    result: jsonb().$type<Record<string, unknown>>(),
    error: text(),
    changeSetId: uuid("change_set_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    startedAt: timestamp("started_at", { withTimezone: true }),
    /** A runner writes it with each step; one that stopped writing is dead. */
    seenAt: timestamp("seen_at", { withTimezone: true }),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    cancelledAt: timestamp("cancelled_at", { withTimezone: true }),
  },
  (table) => [
    index("atrium_jobs_member").on(table.memberId, table.createdAt),
    index("atrium_jobs_state").on(table.state, table.createdAt),
  ],
);

/** The records of a bulk job, fixed when it was asked for: a piece is one step. Gone when the job has ended. */
export const jobPieces = pgTable(
  "atrium_job_pieces",
  {
    jobId: uuid("job_id").notNull(),
    place: integer().notNull(),
    recordIds: uuid("record_ids").array().notNull(),
    /** When each was last changed by then, in the same order; what was changed since is left alone. */
    updatedAt: timestamp("updated_at", { withTimezone: true }).array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.place] })],
);

/** Files that jobs read and write, in pieces, so that none is ever whole in memory. */
export const files = pgTable("atrium_files", {
  id: uuid().primaryKey(),
  memberId: uuid("member_id").notNull(),
  name: text().notNull(),
  mediaType: text("media_type").notNull(),
  size: bigint({ mode: "number" }).notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  expiresAt: timestamp("expires_at", { withTimezone: true }),
});
