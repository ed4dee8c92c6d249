ALTER TABLE "atrium_passages" ALTER COLUMN "document_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "atrium_passages" ADD COLUMN "object" text;--> statement-breakpoint
ALTER TABLE "atrium_passages" ADD COLUMN "field" text;--> statement-breakpoint
CREATE INDEX "atrium_passages_bare" ON "atrium_passages" USING btree ("version_id","place") WHERE model is null;