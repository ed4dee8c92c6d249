import { type ColumnShape, type IndexShape, quote, type TableShape } from "./table-shape";

/** The statements that turn one shape into the next; `null` before means the table does not exist. */
export function planDdl(before: TableShape | null, after: TableShape): string[] {
  if (!before) return [createTable(after), ...after.indexes.map((index) => createIndex(after.name, index))];
  const columnsBefore = new Map(before.columns.map((column) => [column.name, column]));
  const indexesBefore = new Map(before.indexes.map((index) => [index.name, index]));
  const indexesAfter = new Map(after.indexes.map((index) => [index.name, index]));
  return [
    ...after.columns
      .filter((column) => !columnsBefore.has(column.name))
      // A column added to a table with rows cannot be NOT NULL yet; the write path requires the value from now on.
      .map((column) => `alter table ${quote(after.name)} add column ${columnDdl({ ...column, isNotNull: false })}`),
    ...before.indexes
      .filter((index) => !sameIndex(index, indexesAfter.get(index.name)))
      .map((index) => `drop index ${quote(index.name)}`),
    ...after.indexes
      .filter((index) => !sameIndex(index, indexesBefore.get(index.name)))
      .map((index) => createIndex(after.name, index)),
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

function createIndex(table: string, index: IndexShape): string {
  const unique = index.isUnique ? "unique " : "";
  const where = index.where ? ` where ${index.where}` : "";
  return `create ${unique}index ${quote(index.name)} on ${quote(table)} using ${index.method} (${index.expression})${where}`;
}

function sameIndex(left: IndexShape | undefined, right: IndexShape | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
