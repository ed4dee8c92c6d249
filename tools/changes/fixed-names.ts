import { inArray } from "drizzle-orm";

import { isFixedTable } from "@/db/changes/fixed-rows";
import { documents } from "@/db/schema/workspace/documents";
import * as tables from "@/db/schema/workspace/objects";
import { roles, teams } from "@/db/schema/workspace/roles";
import { settings } from "@/db/schema/workspace/settings";
import { views } from "@/db/schema/workspace/views";
import type { ToolContext } from "@/tools/core/define-tool";
import { signInTable } from "@/tools/members/feed-sign-in";
import type { Names } from "./change-names";

const isText = (value: unknown): value is string => typeof value === "string";

const settingNames: Record<string, string> = { retention: "Data retention", models: "Models" };

/** What people call an object, a field or a view in the change log: "Field Region on Companies". */
export async function addFixedNames(
  ctx: Pick<ToolContext, "session">,
  wanted: { object: string; id: string }[],
  names: Names,
): Promise<void> {
  for (const { object, id } of wanted) if (object === signInTable) names.set(`${object}:${id}`, "Single sign-on");
  const fixed = wanted.filter(({ object }) => isFixedTable(object));
  if (fixed.length === 0) return;
  const idsOf = (table: string): string[] => fixed.filter(({ object }) => object === table).map(({ id }) => id);
  const { orm } = ctx.session;
  const objectRows = await orm.select().from(tables.objects);
  const plurals = new Map(objectRows.map((row) => [row.key, row.definition.plural]));
  for (const row of objectRows) names.set(`atrium_objects:${row.id}`, `Object ${row.definition.plural}`);
  const fieldIds = idsOf("atrium_fields");
  const fieldRows =
    fieldIds.length > 0 ? await orm.select().from(tables.fields).where(inArray(tables.fields.id, fieldIds)) : [];
  for (const { id, objectKey, definition } of fieldRows)
    names.set(`atrium_fields:${id}`, `Field ${definition.label} on ${plurals.get(objectKey) ?? objectKey}`);
  const settingIds = idsOf("atrium_settings");
  const settingRows =
    settingIds.length > 0 ? await orm.select().from(settings).where(inArray(settings.id, settingIds)) : [];
  for (const { id, key } of settingRows)
    names.set(`atrium_settings:${id}`, settingNames[key.split(":")[0] ?? key] ?? "A setting");
  const documentIds = idsOf("atrium_documents");
  const documentRows =
    documentIds.length > 0 ? await orm.select().from(documents).where(inArray(documents.id, documentIds)) : [];
  for (const { id, definition } of documentRows) names.set(`atrium_documents:${id}`, `Document ${definition.name}`);
  const roleIds = idsOf("atrium_roles");
  const roleRows = roleIds.length > 0 ? await orm.select().from(roles).where(inArray(roles.id, roleIds)) : [];
  for (const { id, definition } of roleRows) names.set(`atrium_roles:${id}`, `Role ${definition.name}`);
  const teamIds = idsOf("atrium_teams");
  const teamRows = teamIds.length > 0 ? await orm.select().from(teams).where(inArray(teams.id, teamIds)) : [];
  for (const { id, definition } of teamRows) names.set(`atrium_teams:${id}`, `Team ${definition.name}`);
  const viewIds = idsOf("atrium_views");
  const viewRows = viewIds.length > 0 ? await orm.select().from(views).where(inArray(views.id, viewIds)) : [];
  for (const { id, definition } of viewRows) {
    const kind = (definition.layout as string) === "report" ? "Report" : "View";
    names.set(`atrium_views:${id}`, `${kind} ${isText(definition.name) ? definition.name : ""}`.trim());
  }
}
