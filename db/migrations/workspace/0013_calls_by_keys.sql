ALTER TABLE "atrium_change_sets" ADD COLUMN "via" text;--> statement-breakpoint
ALTER TABLE "atrium_jobs" ADD COLUMN "via" text;--> statement-breakpoint
ALTER TABLE "atrium_jobs" ADD COLUMN "scopes" text[];