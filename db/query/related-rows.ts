import { type Relation, relationsOf } from "@/db/objects/catalog";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import { suggestion } from "./closest";
import { QueryError } from "./query-error";
import { columnText, type Scope } from "./scope";

/** A relation by its name seen from the object, or by the field that makes it. */
export function findRelation(catalog: Catalog, object: ObjectDefinition, name: string, at: string): Relation {
  const relations = relationsOf(catalog, object.key);
  const nameOf = ({ object: from, field }: Relation): string => `${from.key}.${field.key}`;
  const matching = relations.filter((relation) => relation.key === name || nameOf(relation) === name);
  const [relation, second] = matching;
  if (!relation) {
    const known = relations.map((candidate) => candidate.key);
    throw new QueryError(at, `${object.plural} have no related "${name}".`, suggestion(name, known));
  }
  if (second) {
    const names = matching.map(nameOf).join(" or ");
    throw new QueryError(at, `"${name}" could be ${names}.`, `Write ${names}.`);
  }
  return relation;
}

/** The one place where a relation becomes SQL: the related records that are not in the trash, and how they belong to a row. */
export function relatedRows(
  scope: Scope,
  relation: Relation,
  outer: string,
  alias: string,
): { inner: Scope; isRelated: string } {
  const inner = scope.inner({ object: relation.object, alias });
  const isRelated = `${columnText(alias, relation.field.key)} = ${columnText(outer, "id")} and ${columnText(alias, "deleted_at")} is null`;
  return { inner, isRelated };
}
