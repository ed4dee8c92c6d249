CREATE TABLE "atrium_settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"definition" jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "atrium_settings_key_unique" UNIQUE("key")
);
--> statement-breakpoint
-- Searches read the pending list of a GIN index to its end, so it is kept short on those that are there already.
DO $$
DECLARE
	found regclass;
BEGIN
	FOR found IN
		SELECT c.oid FROM pg_class c JOIN pg_am a ON a.oid = c.relam
		WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'i' AND a.amname = 'gin'
	LOOP
		EXECUTE format('ALTER INDEX %s SET (gin_pending_list_limit = 64)', found);
	END LOOP;
END $$;
