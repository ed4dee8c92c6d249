CREATE TABLE "atrium_change_sets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"member_id" uuid,
	"door" text NOT NULL,
	"tool" text NOT NULL,
	"tool_call_id" text,
	"conversation_id" uuid,
	"summary" text NOT NULL,
	"change_count" bigint NOT NULL,
	"undone_by" uuid,
	"undo_of" uuid
);
--> statement-breakpoint
CREATE TABLE "atrium_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "atrium_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"change_set_id" uuid NOT NULL,
	"object" text NOT NULL,
	"record_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "atrium_approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"tool" text NOT NULL,
	"tool_call_id" text NOT NULL,
	"input_hash" text NOT NULL,
	"fingerprint" text,
	"status" text NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "atrium_conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"title" text NOT NULL,
	"leaf_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "atrium_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"parent_id" text,
	"role" text NOT NULL,
	"parts" jsonb NOT NULL,
	"metadata" jsonb,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "atrium_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"title" text,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deactivated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "atrium_fields" (
	"object_key" text NOT NULL,
	"key" text NOT NULL,
	"definition" jsonb NOT NULL,
	"position" integer NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "atrium_fields_object_key_key_pk" PRIMARY KEY("object_key","key")
);
--> statement-breakpoint
CREATE TABLE "atrium_meta" (
	"id" smallint PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "atrium_objects" (
	"key" text PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL,
	"position" integer NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "atrium_change_sets_at" ON "atrium_change_sets" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "atrium_change_sets_member" ON "atrium_change_sets" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "atrium_changes_set" ON "atrium_changes" USING btree ("change_set_id","id");--> statement-breakpoint
CREATE INDEX "atrium_changes_record" ON "atrium_changes" USING btree ("record_id","id");--> statement-breakpoint
CREATE INDEX "atrium_approvals_call" ON "atrium_approvals" USING btree ("tool_call_id");--> statement-breakpoint
CREATE INDEX "atrium_conversations_member" ON "atrium_conversations" USING btree ("member_id","updated_at");--> statement-breakpoint
CREATE INDEX "atrium_messages_conversation" ON "atrium_messages" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "atrium_members_email" ON "atrium_members" USING btree (lower("email"));