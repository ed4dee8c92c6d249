CREATE TABLE "atrium_task_proposals" (
	"object_key" text NOT NULL,
	"record_id" uuid NOT NULL,
	"sentence_hash" text NOT NULL,
	"state" text NOT NULL,
	"task_id" uuid,
	"member_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "atrium_task_proposals_record_id_sentence_hash_pk" PRIMARY KEY("record_id","sentence_hash")
);
--> statement-breakpoint
CREATE INDEX "atrium_task_proposals_task" ON "atrium_task_proposals" USING btree ("task_id");