CREATE TABLE "atrium_model_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" text,
	"member_id" uuid NOT NULL,
	"model" text NOT NULL,
	"input_tokens" integer NOT NULL,
	"cached_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"is_estimated" boolean NOT NULL,
	"cost_micros" bigint,
	"milliseconds" integer NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "atrium_conversations" ADD COLUMN "model" text;--> statement-breakpoint
ALTER TABLE "atrium_conversations" ADD COLUMN "summary" jsonb;--> statement-breakpoint
CREATE INDEX "atrium_model_calls_created" ON "atrium_model_calls" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "atrium_model_calls_member" ON "atrium_model_calls" USING btree ("member_id","created_at");