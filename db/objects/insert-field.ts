import type { Session } from "@/db/connect/db";
import * as tables from "@/db/schema/workspace/objects";
import type { FieldDefinition } from "./definition";

/** Stores the definition alone; the table follows with `applyCatalog`. */
export async function insertField(
  session: Session,
  objectKey: string,
  definition: FieldDefinition,
  position: number,
): Promise<string> {
  const [row] = await session.orm
    .insert(tables.fields)
    .values({ objectKey, key: definition.key, definition, position })
    .returning({ id: tables.fields.id });
  if (!row) throw new Error(`The field ${definition.key} was not stored.`);
  return row.id;
}
