import type { Session } from "@/db/connect/db";
import { findObject } from "@/db/objects/catalog";
import type { Catalog, FieldDefinition } from "@/db/objects/definition";
import { isTextType } from "@/db/objects/field-types";
import { quote } from "@/db/objects/table-shape";
import { uuidPattern } from "@/db/query/condition-value";

/** What a cell of a link field points to: one id, or why there is none. */
export type LinkFinding = { id: string } | { problem: string };
export type Links = Map<string, LinkFinding>;

/** Members by e-mail or name, records by id, name or a unique field: one statement a field for all cells of a batch. */
export async function findLinks(
  session: Session,
  catalog: Catalog,
  field: FieldDefinition,
  cells: Iterable<string>,
): Promise<Links> {
  const wanted = [...new Set([...cells].map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== ""))];
  const links: Links = new Map();
  if (wanted.length === 0) return links;
  const rows = await session.query<{ id: string; name: string }>(statementFor(catalog, field), [
    wanted,
    wanted.filter((word) => uuidPattern.test(word)),
  ]);
  const found = new Map<string, Set<string>>();
  for (const { id, name } of rows) found.set(name, (found.get(name) ?? new Set()).add(id));
  for (const word of wanted) links.set(word, finding(catalog, field, word, [...(found.get(word) ?? [])]));
  return links;
}

function finding(catalog: Catalog, field: FieldDefinition, word: string, ids: string[]): LinkFinding {
  const [id, second] = ids;
  const kind =
    field.type === "owner" ? "member" : (findObject(catalog, field.target ?? "")?.label.toLowerCase() ?? "record");
  if (id === undefined) return { problem: `There is no ${kind} "${word}".` };
  if (second === undefined) return { id };
  return { problem: `${ids.length} records are called "${word}"; use the id of the one that is meant.` };
}

function statementFor(catalog: Catalog, field: FieldDefinition): string {
  if (field.type === "owner") {
    return `select id, lower(email) as name from atrium_members where deactivated_at is null and lower(email) = any($1::text[])
      union select id, lower(name) from atrium_members where deactivated_at is null and lower(name) = any($1::text[])
      union select id, id::text from atrium_members where deactivated_at is null and id = any($2::uuid[])`;
  }
  const target = findObject(catalog, field.target ?? "");
  if (!target) throw new Error(`The field ${field.key} points to nothing.`);
  const keys = target.fields.filter(
    (candidate) =>
      candidate.key === target.nameField ||
      (isTextType(candidate.type) && (candidate.isUnique === true || candidate.type === "email")),
  );
  const table = quote(target.key);
  const byText = keys.map(({ key }) => {
    const column = `lower(${quote(key)})`;
    return `select id, ${column} as name from ${table} where deleted_at is null and ${column} = any($1::text[])`;
  });
  return [...byText, `select id, id::text from ${table} where deleted_at is null and id = any($2::uuid[])`].join(
    " union ",
  );
}
