import { type SQL, sql } from "drizzle-orm";

import { linksOf, type Relation, relationsOf } from "@/db/objects/catalog";
import { suggestion } from "./closest";
import { compileFieldCondition } from "./compile-field-condition";
import { QueryError } from "./query-error";
import { pointsTo } from "./relation-sql";
import { Scope } from "./scope";
import { columnOf } from "./scope-columns";
import type { Condition, RelatedCondition } from "./tree";

const maxDepth = 12;

const countOperators = { eq: sql`=`, ne: sql`<>`, lt: sql`<`, lte: sql`<=`, gt: sql`>`, gte: sql`>=` } as const;

/** A condition tree to one boolean expression. */
export function compileCondition(scope: Scope, condition: Condition, at = "where", depth = 0): SQL {
  if (depth > maxDepth) throw new QueryError(at, `Conditions are nested more than ${maxDepth} deep.`);
  if ("and" in condition) return combine(scope, condition.and, sql` and `, `${at}.and`, depth);
  if ("or" in condition) return combine(scope, condition.or, sql` or `, `${at}.or`, depth);
  // "is not true" also holds for records where the inner condition is unknown because a field is empty.
  if ("not" in condition) return sql`(${compileCondition(scope, condition.not, `${at}.not`, depth + 1)}) is not true`;
  if ("related" in condition) return compileRelated(scope, condition, at, depth);
  return compileFieldCondition(scope, condition, at);
}

function combine(scope: Scope, parts: Condition[], joiner: SQL, at: string, depth: number): SQL {
  if (parts.length === 0) return sql`true`;
  const compiled = parts.map((part, position) => compileCondition(scope, part, `${at}.${position}`, depth + 1));
  return sql`(${sql.join(compiled, joiner)})`;
}

function compileRelated(scope: Scope, condition: RelatedCondition, at: string, depth: number): SQL {
  const { relation, isOwn } = findRelation(scope, condition.related, `${at}.related`);
  const inner = new Scope(scope.context, relation.object, `${scope.alias}r${depth}`);
  const where = condition.where ? compileCondition(inner, condition.where, `${at}.where`, depth + 1) : sql`true`;
  const id = columnOf(isOwn ? inner.alias : scope.alias, "id");
  const link = isOwn
    ? sql`${id} = any(${columnOf(scope.alias, relation.field.key)})`
    : pointsTo(relation.field, inner.alias, id);
  const match = sql`${link} and ${columnOf(inner.alias, "deleted_at")} is null and ${where}`;
  const { count } = condition;
  if (!count || (count.op === "gte" && count.value === 1) || (count.op === "gt" && count.value === 0)) {
    return sql`exists (select 1 from ${inner.from()} where ${match})`;
  }
  if ((count.op === "eq" || count.op === "lte") && count.value === 0)
    return sql`not exists (select 1 from ${inner.from()} where ${match})`;
  return sql`(select count(*) from ${inner.from()} where ${match}) ${countOperators[count.op]} ${count.value}`;
}

/** What points here by its name on this side, or a list of links of the object's own by its key. */
function findRelation(scope: Scope, name: string, at: string): { relation: Relation; isOwn: boolean } {
  const { object, context } = scope;
  const own = linksOf(context.catalog, object).map((relation) => ({ relation, isOwn: true, full: relation.key }));
  const reverse = relationsOf(context.catalog, object.key).map((relation) => ({
    relation,
    isOwn: false,
    full: `${relation.object.key}.${relation.field.key}`,
  }));
  const known = [...own, ...reverse];
  const matching = known.filter(({ relation, full }) => relation.key === name || full === name);
  const [found, second] = matching;
  if (!found) {
    const keys = known.map(({ relation }) => relation.key);
    throw new QueryError(at, `${object.plural} have no related "${name}".`, suggestion(name, keys));
  }
  if (second) {
    const names = matching.map(({ full }) => full).join(" or ");
    throw new QueryError(at, `"${name}" could be ${names}.`, `Write ${names}.`);
  }
  return found;
}
