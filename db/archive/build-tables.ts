import { fieldTypes } from "@/db/objects/definition";
import { sqlTypeOf } from "@/db/objects/field-types";
import { quote } from "@/db/objects/table-shape";
import { ArchiveError } from "./archive-error";
import type { Column, Layout } from "./manifest";

/** Types that a column of an object may have; what an archive says goes into a statement, so nothing else does. */
const types = new Set([...fieldTypes.map(sqlTypeOf), "timestamp with time zone"]);

/** The table of an object as it was, without what goes over all of its rows. */
export function createTable({ name, columns, key }: Layout): string {
  if (key.join() !== "id") throw new ArchiveError(`The table ${name} of the archive has another key than its id.`);
  return `create table ${quote(name)} (${columns.map(column).join(", ")}, primary key ("id"))`;
}

function column({ name, type, isNotNull }: Column): string {
  if (!types.has(type)) throw new ArchiveError(`The archive has a column ${name} of a type that no field has.`);
  return `${quote(name)} ${type}${isNotNull ? " not null" : ""}`;
}

export function addReferences({ name, columns }: Layout, tables: readonly Layout[]): string[] {
  return columns.flatMap((from) => {
    if (!from.references) return [];
    if (!tables.some((table) => table.name === from.references))
      throw new ArchiveError(`The archive lacks the table ${from.references}, to which ${name} refers.`);
    return [
      `alter table ${quote(name)} add foreign key (${quote(from.name)}) references ${quote(from.references)} ("id") on delete set null`,
    ];
  });
}
