CREATE SCHEMA "atrium";
--> statement-breakpoint
CREATE TABLE "atrium"."workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"schema_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workspaces_slug_unique" UNIQUE("slug"),
	CONSTRAINT "workspaces_schema_name_unique" UNIQUE("schema_name")
);
