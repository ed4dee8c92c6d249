CREATE TABLE "atrium_settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"definition" jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "atrium_settings_key_unique" UNIQUE("key")
);
