CREATE TABLE "atrium_duplicates" (
	"object_key" text NOT NULL,
	"left_id" uuid NOT NULL,
	"right_id" uuid NOT NULL,
	"score" real NOT NULL,
	"field" text NOT NULL,
	"state" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "atrium_duplicates_left_id_right_id_pk" PRIMARY KEY("left_id","right_id")
);
--> statement-breakpoint
CREATE TABLE "atrium_file_pieces" (
	"file_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "atrium_file_pieces_file_id_place_pk" PRIMARY KEY("file_id","place")
);
--> statement-breakpoint
CREATE TABLE "atrium_import_rows" (
	"import_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"values" jsonb,
	"match_key" text,
	"action" text,
	"record_id" uuid,
	"problems" jsonb,
	CONSTRAINT "atrium_import_rows_import_id_place_pk" PRIMARY KEY("import_id","place")
);
--> statement-breakpoint
CREATE TABLE "atrium_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"object_key" text NOT NULL,
	"file_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"format" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	"counts" jsonb,
	"job_id" uuid,
	"change_set_id" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "atrium_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "atrium_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"member_id" uuid NOT NULL,
	"input" jsonb NOT NULL,
	"state" text NOT NULL,
	"position" jsonb,
	"done" bigint NOT NULL,
	"total" bigint,
	"result" jsonb,
	"error" text,
	"change_set_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "atrium_favorites" (
	"member_id" uuid NOT NULL,
	"view_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "atrium_favorites_member_id_view_id_pk" PRIMARY KEY("member_id","view_id")
);
--> statement-breakpoint
CREATE TABLE "atrium_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"object_key" text NOT NULL,
	"member_id" uuid NOT NULL,
	"definition" jsonb NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "atrium_fields" ADD COLUMN "id" uuid GENERATED ALWAYS AS (md5(object_key || '.' || key)::uuid) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "atrium_objects" ADD COLUMN "id" uuid GENERATED ALWAYS AS (md5(key)::uuid) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "atrium_duplicates_open" ON "atrium_duplicates" USING btree ("object_key","state","score");--> statement-breakpoint
CREATE INDEX "atrium_import_rows_action" ON "atrium_import_rows" USING btree ("import_id","action","place");--> statement-breakpoint
CREATE INDEX "atrium_import_rows_key" ON "atrium_import_rows" USING btree ("import_id","match_key","place");--> statement-breakpoint
CREATE INDEX "atrium_imports_member" ON "atrium_imports" USING btree ("member_id","created_at");--> statement-breakpoint
CREATE INDEX "atrium_jobs_member" ON "atrium_jobs" USING btree ("member_id","created_at");--> statement-breakpoint
CREATE INDEX "atrium_jobs_state" ON "atrium_jobs" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "atrium_views_object" ON "atrium_views" USING btree ("object_key","position");--> statement-breakpoint
ALTER TABLE "atrium_fields" ADD CONSTRAINT "atrium_fields_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "atrium_objects" ADD CONSTRAINT "atrium_objects_id_unique" UNIQUE("id");