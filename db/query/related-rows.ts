import { linksOf, type Relation, relationsOf } from "@/db/objects/catalog";
import type { Catalog, ObjectDefinition } from "@/db/objects/definition";
import { suggestion } from "./closest";
import { QueryError } from "./query-error";
import { pointsTo } from "./relation-sql";
import type { Scope } from "./scope";
import { columnText } from "./scope-columns";

/** A relation by its name seen from the object, or by the field that makes it. */
export function findRelation(catalog: Catalog, object: ObjectDefinition, name: string, at: string): Relation {
  const relations = [...linksOf(catalog, object), ...relationsOf(catalog, object.key)];
  const nameOf = ({ object: from, field, isOwn }: Relation): string => (isOwn ? field.key : `${from.key}.${field.key}`);
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
  const [outerId, innerId] = [columnText(outer, "id"), columnText(alias, "id")];
  const isLinked = relation.isOwn
    ? `${innerId} = any(${columnText(outer, relation.field.key)})`
    : pointsTo(relation.field, alias, outerId);
  return { inner, isRelated: `${isLinked} and ${columnText(alias, "deleted_at")} is null` };
}
