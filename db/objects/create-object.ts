import { sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import * as tables from "@/db/schema/workspace/objects";
import type { ObjectDefinition } from "./definition";
import { planDdl } from "./plan-ddl";
import { toTableShape } from "./table-shape";

/** The one path from a definition to a real table, for standard and custom objects alike. */
export async function createObject(
  session: Session,
  object: ObjectDefinition,
  position: number,
): Promise<{ id: string; definition: Omit<ObjectDefinition, "fields"> }> {
  const { fields, ...definition } = object;
  const [row] = await session.orm
    .insert(tables.objects)
    .values({ key: object.key, definition, position })
    .returning({ id: tables.objects.id });
  if (!row) throw new Error(`The object ${object.key} was not stored.`);
  await session.orm
    .insert(tables.fields)
    .values(
      fields.map((field, place) => ({ objectKey: object.key, key: field.key, definition: field, position: place })),
    );
  for (const statement of planDdl(null, toTableShape(object))) await session.exec(statement);
  await session.orm.update(tables.meta).set({ version: sql`${tables.meta.version} + 1` });
  return { id: row.id, definition };
}
