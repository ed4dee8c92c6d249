CREATE TABLE "atrium_document_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"file_id" uuid,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"digest" text NOT NULL,
	"text" text,
	"pages" integer[] NOT NULL,
	"notices" text[] NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"note" text,
	"job_id" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "atrium_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "atrium_passages" (
	"version_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"from_at" integer NOT NULL,
	"to_at" integer NOT NULL,
	"heading" text,
	"page" integer,
	"text" text NOT NULL,
	"context" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', context || ' ' || text)) STORED NOT NULL,
	"embedding" halfvec(512),
	"model" text,
	CONSTRAINT "atrium_passages_version_id_place_pk" PRIMARY KEY("version_id","place")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "atrium_document_versions_number" ON "atrium_document_versions" USING btree ("document_id","number");--> statement-breakpoint
CREATE INDEX "atrium_document_versions_digest" ON "atrium_document_versions" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "atrium_passages_document" ON "atrium_passages" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "atrium_passages_search" ON "atrium_passages" USING gin ("search");--> statement-breakpoint
CREATE INDEX "atrium_passages_embedding" ON "atrium_passages" USING hnsw ("embedding" halfvec_ip_ops);