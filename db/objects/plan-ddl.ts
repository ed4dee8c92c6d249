import { type ColumnShape, type IndexShape, quote, type TableShape } from "./table-shape";

/** Plain indexes are left to `tendTables`; those that go get this name until it drops them, or are dropped where it is null. */
export type Online = { retiredName: ((index: string) => string) | null };

/** The statements that turn one shape into the next; `null` before means the table does not exist. */
export function planDdl(before: TableShape | null, after: TableShape, online?: Online): string[] {
  if (!before) return [createTable(after), ...after.indexes.map((index) => createIndex(quote(after.name), index))];
  const columnsBefore = new Map(before.columns.map((column) => [column.name, column]));
  const columnsAfter = new Map(after.columns.map((column) => [column.name, column]));
  const indexesBefore = new Map(before.indexes.map((index) => [index.name, index]));
  const indexesAfter = new Map(after.indexes.map((index) => [index.name, index]));
  const alter = (change: string): string => `alter table ${quote(after.name)} ${change}`;
  return [
    // A column that is no longer in the shape stays with its data, so that it can come back, but asks for nothing.
    ...before.columns
      .filter((column) => column.isNotNull && !columnsAfter.get(column.name)?.isNotNull)
      .map((column) => alter(`alter column ${quote(column.name)} drop not null`)),
    ...after.columns
      .filter((column) => !columnsBefore.has(column.name))
      .map((column) => alter(`add column if not exists ${columnDdl({ ...column, isNotNull: false })}`)),
    ...before.indexes
      .filter((index) => !sameIndex(index, indexesAfter.get(index.name)))
      .map((index) => dropIndex(index, online)),
    ...after.indexes
      .filter((index) => !sameIndex(index, indexesBefore.get(index.name)) && (index.isUnique || !online))
      .map((index) => createIndex(quote(after.name), index)),
    // Last, and only right when every record has a value by then; who plans it has seen to that.
    ...after.columns
      .filter((column) => column.isNotNull && !columnsBefore.get(column.name)?.isNotNull)
      .map((column) => alter(`alter column ${quote(column.name)} set not null`)),
  ];
}

function createTable(shape: TableShape): string {
  const columns = shape.columns.map(columnDdl).join(", ");
  return `create table ${quote(shape.name)} (${columns}, primary key ("id"))`;
}

function columnDdl(column: ColumnShape): string {
  const references = column.references ? ` references ${quote(column.references.table)} ("id") on delete set null` : "";
  return `${quote(column.name)} ${column.sqlType}${column.isNotNull ? " not null" : ""}${references}`;
}

/** A plain index asks no more of the table's lock than a rename of its own, even while it is being built. */
function dropIndex(index: IndexShape, online: Online | undefined): string {
  if (!online) return `drop index ${quote(index.name)}`;
  if (index.isUnique || !online.retiredName) return `drop index if exists ${quote(index.name)}`;
  return `alter index if exists ${quote(index.name)} rename to ${quote(online.retiredName(index.name))}`;
}

export function createIndex(table: string, index: IndexShape, how: "" | "concurrently " = ""): string {
  const unique = index.isUnique ? "unique " : "";
  const where = index.where ? ` where ${index.where}` : "";
  return `create ${unique}index ${how}${quote(index.name)} on ${table} using ${index.method} (${index.expression})${where}`;
}

function sameIndex(left: IndexShape | undefined, right: IndexShape | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
