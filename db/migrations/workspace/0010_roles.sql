CREATE TABLE "atrium_invites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"team_id" uuid,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"member_id" uuid,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "atrium_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "atrium_roles_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "atrium_teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "atrium_members" ADD COLUMN "team_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "atrium_invites_token" ON "atrium_invites" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "atrium_invites_open" ON "atrium_invites" USING btree (lower("email")) WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "atrium_changes", "atrium_seals" FROM CURRENT_USER;
