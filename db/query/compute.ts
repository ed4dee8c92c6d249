import { compileFormula } from "@/db/formula/compile-formula";
import { kindOf, kindWords, type Term } from "@/db/formula/term";
import type { FieldDefinition } from "@/db/objects/definition";
import { suggestion } from "./closest";
import { compileRollup } from "./compile-rollup";
import { QueryError } from "./query-error";
import type { Row, Scope } from "./scope";
import { termOf } from "./term-of";

/** A formula over a formula over a formula is allowed, as long as a person can still follow it. */
const deepest = 5;

/** What a scope computes fields with. The kind of the result was shown when the field was made, and stays. */
export function compute(scope: Scope, row: Row, field: FieldDefinition): string {
  const term = compileComputed(scope, row, field);
  if (term.kind === kindOf(field.type)) return `(${term.sql})`;
  throw new QueryError(
    field.key,
    `${field.label} was ${kindWords[kindOf(field.type)]} and would be ${kindWords[term.kind]} by now, because a field that it is made of has changed.`,
    "Save the field again to take it as it is now.",
  );
}

/** A computed field of a row with the kind that follows from what it is made of. */
export function compileComputed(scope: Scope, row: Row, field: FieldDefinition): Term {
  const { computed } = field;
  if (!computed) throw new Error(`${field.key} is not computed.`);
  const name = `${row.object.key}.${field.key}`;
  const { computing } = scope;
  if (computing.includes(name))
    throw new QueryError(
      "computed",
      `${field.label} goes in a circle: ${[...computing.slice(computing.indexOf(name)), name].join(" needs ")}.`,
      "Take one of them out of the other.",
    );
  if (computing.length >= deepest)
    throw new QueryError(
      "computed",
      `${field.label} is computed from computed fields more than ${deepest} deep.`,
      "Write what one of them is made of instead of its name.",
    );
  computing.push(name);
  try {
    return computed.kind === "rollup" ? compileRollup(scope, row, computed) : formula(scope, row, computed.expression);
  } finally {
    computing.pop();
  }
}

function formula(scope: Scope, row: Row, expression: string): Term {
  const { now, timeZone } = scope.context;
  return compileFormula(expression, {
    now,
    timeZone,
    field(key) {
      const field = row.object.fields.find((candidate) => candidate.key === key);
      const known = row.object.fields.map((candidate) => candidate.key);
      if (!field)
        throw new QueryError(
          "computed.expression",
          `There is no field "${key}" on ${row.object.plural}.`,
          suggestion(key, known),
        );
      return termOf(scope, row, field);
    },
  });
}
