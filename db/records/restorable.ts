import { type SQL, sql } from "drizzle-orm";

import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { isTextType } from "@/db/objects/field-types";

/**
 * Those of the trashed `ids` that can come back: no other record holds a unique value of theirs. Of several in the trash
 * with one value, the oldest comes back.
 */
export function restorableIds(object: ObjectDefinition, ids: SQL): SQL {
  const unique = object.fields.filter((field) => field.isUnique);
  if (unique.length === 0) return ids;
  const table = sql.identifier(object.key);
  const free = sql.join(
    unique.map((field) => {
      const value = storedValue("t", field);
      const isHeld = sql`exists (select from ${table} as o where o.deleted_at is null and ${storedValue("o", field)} = ${value})`;
      return sql`not ${isHeld} and (${value} is null or row_number() over (partition by ${value} order by t.id) = 1)`;
    }),
    sql` and `,
  );
  return sql`select id from (
    select t.id, ${free} as is_free from ${table} as t where t.deleted_at is not null and t.id in (${ids})
  ) as trashed where is_free`;
}

/** As the unique index has it. */
function storedValue(alias: string, field: FieldDefinition): SQL {
  const column = sql`${sql.identifier(alias)}.${sql.identifier(field.key)}`;
  return isTextType(field.type) ? sql`lower(${column})` : column;
}
