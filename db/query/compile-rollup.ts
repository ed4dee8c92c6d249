import { type Kind, kindWords, type Term } from "@/db/formula/term";
import { findField } from "@/db/objects/catalog";
import type { Rollup, RollupFunction } from "@/db/objects/computed";
import { suggestion } from "./closest";
import { compileCondition } from "./compile-condition";
import { inlineSql } from "./inline-params";
import { QueryError } from "./query-error";
import { findRelation, relatedRows } from "./related-rows";
import type { Row, Scope } from "./scope";
import { columnText } from "./scope-columns";
import { termOf } from "./term-of";

const allowed: Record<Exclude<RollupFunction, "count">, Kind[]> = {
  sum: ["number"],
  avg: ["number"],
  min: ["number", "date", "datetime"],
  max: ["number", "date", "datetime"],
  latest: ["number", "text", "boolean", "date", "datetime"],
};

const wanted = {
  sum: "a number",
  avg: "a number",
  min: "a number or date",
  max: "a number or date",
  latest: "a value",
};

/** A figure over the related records that are not in the trash, as a sub-select that belongs to the row. */
export function compileRollup(scope: Scope, row: Row, rollup: Rollup): Term {
  const relation = findRelation(scope.context.catalog, row.object, rollup.relation, "computed.relation");
  const { inner, isRelated } = relatedRows(scope, relation, row.alias, `${row.alias}c`);
  const source = rollup.relation;
  const value = measured(inner, rollup);
  const matches = rollup.where ? inlineSql(compileCondition(inner, rollup.where, "computed.where")) : "true";
  const rows = `from ${inner.fromText()} where ${isRelated} and ${matches}`;
  if (rollup.fn === "count" || !value)
    return { source, kind: "number", sql: `(select count(*)::numeric ${rows})`, digits: 10 };
  const like = {
    source,
    kind: value.kind,
    ...(value.digits === undefined ? {} : { digits: value.digits + 10 }),
    ...(value.currency ? { currency: value.currency } : {}),
  };
  if (rollup.fn !== "latest") return { ...like, sql: `(select ${rollup.fn}(${value.sql}) ${rows})` };
  const newest = ["created_at", "id"].map((key) => `${columnText(inner.alias, key)} desc`).join(", ");
  return { ...like, sql: `(select ${value.sql} ${rows} order by ${newest} limit 1)` };
}

function measured(inner: Scope, { fn, field: key }: Rollup): Term | null {
  if (fn === "count") return null;
  const { object } = inner;
  const known = object.fields.map((field) => field.key);
  if (!key)
    throw new QueryError("computed.field", `${fn} needs a field of ${object.plural}.`, `Known: ${known.join(", ")}.`);
  const field = findField(object, key);
  if (!field)
    throw new QueryError("computed.field", `There is no field "${key}" on ${object.plural}.`, suggestion(key, known));
  const term = termOf(inner, { object, alias: inner.alias }, field);
  if (allowed[fn].includes(term.kind)) return term;
  throw new QueryError(
    "computed.field",
    `${field.label} is ${kindWords[term.kind]}, and ${fn} takes ${wanted[fn]}.`,
    "Take another field, or count or latest.",
  );
}
