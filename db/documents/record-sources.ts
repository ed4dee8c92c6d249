import { findObject } from "@/db/objects/catalog";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { quote } from "@/db/objects/table-shape";

type Link = { field: FieldDefinition; target: ObjectDefinition };

/** An object whose records have long texts, which are searched beside the documents. */
export type RecordSource = { object: ObjectDefinition; texts: FieldDefinition[]; links: Link[] };

export function recordSources(catalog: Catalog): RecordSource[] {
  return catalog.objects.flatMap((object) => {
    const texts = object.fields.filter((field) => field.type === "long_text" && !field.computed);
    if (texts.length === 0) return [];
    const links = object.fields.flatMap((field): Link[] => {
      const isLink = (field.type === "lookup" || field.type === "links") && !field.computed;
      const target = isLink && field.target ? findObject(catalog, field.target) : undefined;
      return target ? [{ field, target }] : [];
    });
    return [{ object, texts, links }];
  });
}

/** Which changes of which objects make passages anew: names first, texts, and whom a record is about. */
export type Watched = { object: string; keys: string[]; isSource: boolean };

export function watchedChanges(sources: readonly RecordSource[]): Watched[] {
  const own = sources.map(({ object, texts, links }) => ({
    object: object.key,
    keys: [object.nameField, ...texts.map(({ key }) => key), ...links.map(({ field }) => field.key)],
    isSource: true,
  }));
  const named = new Map(sources.flatMap(({ links }) => links.map(({ target }) => [target.key, target.nameField])));
  for (const { object } of own) named.delete(object);
  return [...own, ...[...named].map(([object, name]) => ({ object, keys: [name], isSource: false }))];
}

/** Every record that is kept and may have passages, with its name, when it was, whom it is about, and its fields that still are, as SQL. */
export function recordsSql(sources: readonly RecordSource[]): string {
  const selects = sources.map(({ object, texts, links }) => {
    const when = object.fields.find(
      ({ role, type, computed }) => role === "when" && !computed && (type === "datetime" || type === "date"),
    );
    const at = when ? `coalesce(r.${quote(when.key)}::timestamptz, r.created_at)` : "r.created_at";
    const single = links.filter(({ field }) => field.type === "lookup").map(({ field }) => `r.${quote(field.key)}`);
    const several = links.filter(({ field }) => field.type === "links").map(({ field }) => `r.${quote(field.key)}`);
    const ids = [
      `array_remove(array[${single.join(", ")}]::uuid[], null)`,
      ...several.map((column) => `coalesce(${column}, '{}')`),
    ].join(" || ");
    const fields = [object.nameField, ...texts.map(({ key }) => key)].map((key) => `'${key}'`).join(", ");
    return `select '${object.key}'::text as object, r.id, r.${quote(object.nameField)}::text as name, ${at} as at, ${ids} as links,
        array[${fields}]::text[] as fields
      from ${quote(object.key)} as r where r.deleted_at is null`;
  });
  const none =
    "select null::text as object, null::uuid as id, null::text as name, now() as at, null::uuid[] as links, null::text[] as fields";
  return selects.length > 0 ? selects.join("\n    union all ") : `${none} where false`;
}
