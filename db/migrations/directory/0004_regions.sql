ALTER TABLE "atrium"."workspaces" ADD COLUMN "region" text DEFAULT 'default' NOT NULL;--> statement-breakpoint
ALTER TABLE "atrium"."workspaces" ADD COLUMN "transit" jsonb;