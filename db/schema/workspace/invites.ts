import { sql } from "drizzle-orm";
import { pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** Who was asked to join. Only a hash of the link's secret is kept, so that reading the table lets nobody in. */
export const invites = pgTable(
  "atrium_invites",
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    role: text().notNull(),
    teamId: uuid("team_id"),
    tokenHash: text("token_hash").notNull(),
    invitedBy: uuid("invited_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }),
    memberId: uuid("member_id"),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (table) => [
    uniqueIndex("atrium_invites_token").on(table.tokenHash),
    uniqueIndex("atrium_invites_open")
      .on(sql`lower(${table.email})`)
      .where(sql`accepted_at is null and revoked_at is null`),
  ],
);
