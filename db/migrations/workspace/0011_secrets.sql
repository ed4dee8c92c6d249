CREATE TABLE "atrium_data_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key_id" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "atrium_secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"use" text NOT NULL,
	"sealed" text NOT NULL,
	"data_key_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "atrium_secrets_data_key" ON "atrium_secrets" USING btree ("data_key_id");--> statement-breakpoint
DO $$
DECLARE acting text;
BEGIN
	FOR acting IN SELECT rolname FROM pg_roles WHERE rolname ~ ('^' || current_schema || '_r[0-9a-f]{8}$') LOOP
		EXECUTE format('REVOKE ALL ON atrium_secrets, atrium_data_keys FROM %I', acting);
	END LOOP;
END $$;
