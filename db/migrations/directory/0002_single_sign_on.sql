CREATE TABLE "atrium"."provisioned_members" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"external_id" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provisioned_members_pk" PRIMARY KEY("workspace_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "atrium"."provisioning_tokens" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "provisioning_tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "atrium"."sign_in_domains" (
	"workspace_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"token" text NOT NULL,
	"verified_at" timestamp with time zone,
	"verified_by" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_domains_pk" PRIMARY KEY("workspace_id","domain")
);
--> statement-breakpoint
CREATE TABLE "atrium"."single_sign_on" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"config" jsonb NOT NULL,
	"secret_id" uuid,
	"default_role" text NOT NULL,
	"group_claim" text,
	"group_roles" jsonb NOT NULL,
	"is_required" boolean NOT NULL,
	"break_glass" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "single_sign_on_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "atrium"."used_assertions" (
	"hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "atrium"."sessions" ADD COLUMN "workspace_id" uuid;--> statement-breakpoint
ALTER TABLE "atrium"."provisioned_members" ADD CONSTRAINT "provisioned_members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "atrium"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "atrium"."provisioning_tokens" ADD CONSTRAINT "provisioning_tokens_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "atrium"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "atrium"."sign_in_domains" ADD CONSTRAINT "sign_in_domains_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "atrium"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "atrium"."single_sign_on" ADD CONSTRAINT "single_sign_on_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "atrium"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "provisioned_members_external" ON "atrium"."provisioned_members" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_domains_verified" ON "atrium"."sign_in_domains" USING btree ("domain") WHERE "atrium"."sign_in_domains"."verified_at" is not null;--> statement-breakpoint
CREATE INDEX "used_assertions_expiry" ON "atrium"."used_assertions" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "atrium"."sessions" ADD CONSTRAINT "sessions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "atrium"."workspaces"("id") ON DELETE cascade ON UPDATE no action;