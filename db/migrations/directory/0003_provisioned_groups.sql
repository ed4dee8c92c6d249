CREATE TABLE "atrium"."provisioned_group_members" (
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "provisioned_group_members_pk" PRIMARY KEY("group_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "atrium"."provisioned_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"external_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "atrium"."provisioned_group_members" ADD CONSTRAINT "provisioned_group_members_group_id_provisioned_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "atrium"."provisioned_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "atrium"."provisioned_groups" ADD CONSTRAINT "provisioned_groups_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "atrium"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "provisioned_group_members_member" ON "atrium"."provisioned_group_members" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "provisioned_groups_name" ON "atrium"."provisioned_groups" USING btree ("workspace_id",lower("name"));