import { type SQL, sql } from "drizzle-orm";

import { compileFieldCondition } from "./compile-field-condition";
import { QueryError } from "./query-error";
import { findRelation, relatedRows } from "./related-rows";
import type { Scope } from "./scope";
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
  const relation = findRelation(scope.context.catalog, scope.object, condition.related, `${at}.related`);
  const { inner, isRelated } = relatedRows(scope, relation, scope.alias, `${scope.alias}r${depth}`);
  const where = condition.where ? compileCondition(inner, condition.where, `${at}.where`, depth + 1) : sql`true`;
  const match = sql`${sql.raw(isRelated)} and ${where}`;
  const { count } = condition;
  if (!count || (count.op === "gte" && count.value === 1) || (count.op === "gt" && count.value === 0)) {
    return sql`exists (select 1 from ${inner.from()} where ${match})`;
  }
  if ((count.op === "eq" || count.op === "lte") && count.value === 0)
    return sql`not exists (select 1 from ${inner.from()} where ${match})`;
  return sql`(select count(*) from ${inner.from()} where ${match}) ${countOperators[count.op]} ${count.value}`;
}
