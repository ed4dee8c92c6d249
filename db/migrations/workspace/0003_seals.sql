CREATE TABLE "atrium_seals" (
	"place" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "atrium_seals_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"first_change" bigint NOT NULL,
	"last_change" bigint NOT NULL,
	"last_xid" "xid8" NOT NULL,
	"change_count" bigint NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "atrium_change_sets_tool" ON "atrium_change_sets" USING btree ("tool","id");--> statement-breakpoint
CREATE INDEX "atrium_change_sets_door" ON "atrium_change_sets" USING btree ("door","id");--> statement-breakpoint
CREATE INDEX "atrium_change_sets_summary" ON "atrium_change_sets" USING gin ("summary" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "atrium_changes_order" ON "atrium_changes" USING btree ("xid","id");