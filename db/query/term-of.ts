import { textLiteral } from "@/db/formula/literals";
import { kindOf, type Term } from "@/db/formula/term";
import type { FieldDefinition } from "@/db/objects/definition";
import { QueryError } from "./query-error";
import type { Row, Scope } from "./scope";

/** Sums of any number of amounts stay far below. */
const digitsOf = (field: FieldDefinition): number => (field.type === "currency" && !field.computed ? 15 : 400);

/** What a field of a row is to a formula: an option is its label, a link or person the name. */
export function termOf(scope: Scope, row: Row, field: FieldDefinition): Term {
  const source = field.key;
  const resolved = scope.fieldOf(row, field);
  switch (field.type) {
    case "multi_select":
      throw new QueryError(
        "computed",
        `${field.label} holds several values, so nothing is computed from it.`,
        "Take a field with one value.",
      );
    case "owner":
    case "lookup":
      return { source, kind: "text", sql: scope.joinName(resolved).text };
    case "picklist": {
      const options = field.options ?? [];
      const cases = options.map(({ key, label }) => `when ${textLiteral(key)} then ${textLiteral(label)}`).join(" ");
      const sql = cases ? `case ${resolved.text} ${cases} end` : "null::text";
      return { source, kind: "text", sql, choice: { key: resolved.text, label: field.label, options } };
    }
    case "number":
    case "currency": {
      const currency = field.type === "currency" ? field.currency : undefined;
      return { source, kind: "number", sql: resolved.text, digits: digitsOf(field), currency };
    }
    case "long_text":
      return { source, kind: "text", sql: `left(${resolved.text}, 10000)` };
    default:
      return { source, kind: kindOf(field.type), sql: resolved.text };
  }
}
