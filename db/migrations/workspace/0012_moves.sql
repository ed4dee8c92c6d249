DROP INDEX "atrium_changes_order";--> statement-breakpoint
ALTER TABLE "atrium_changes" ADD COLUMN "era" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "atrium_changes" ADD COLUMN "before_hash" text;--> statement-breakpoint
ALTER TABLE "atrium_changes" ADD COLUMN "after_hash" text;--> statement-breakpoint
ALTER TABLE "atrium_meta" ADD COLUMN "era" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "atrium_meta" ADD COLUMN "frozen" text;--> statement-breakpoint
ALTER TABLE "atrium_seals" ADD COLUMN "last_era" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "atrium_changes_order" ON "atrium_changes" USING btree ("era","xid","id");