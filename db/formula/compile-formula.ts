import { suggestion } from "@/db/query/closest";
import { compileComparison } from "./compile-comparison";
import { choose, formulaFunctions, joined } from "./functions";
import { textLiteral } from "./literals";
import { type Node, parseFormula, sourceOf } from "./parse";
import { boolean, type Clock, commonCurrency, fail, kindWords, number, type Term } from "./term";

export type FormulaScope = Clock & { field(key: string): Term };

/** Once the formulas that a formula names are filled in, it may be much longer than it was written. */
const longestSql = 40_000;

/** A formula as one SQL expression with its kind. Literals stand in it, so that a group by can repeat it. */
export function compileFormula(expression: string, scope: FormulaScope): Term {
  return compile(parseFormula(expression), scope);
}

function compile(node: Node, scope: FormulaScope): Term {
  const term = compileNode(node, scope);
  if (term.sql.length > longestSql)
    fail(`${sourceOf(node)} is too long once the formulas that it names are filled in.`, "Name fewer of them.");
  return term;
}

function compileNode(node: Node, scope: FormulaScope): Term {
  const source = sourceOf(node);
  switch (node.type) {
    case "Literal":
      return literal(source, node.value);
    case "Identifier":
      return { ...scope.field(node.name), source };
    case "ConditionalExpression": {
      const parts = [node.test, node.consequent, node.alternate].map((part) => compile(part as Node, scope));
      return choose(source, parts, scope);
    }
    case "UnaryExpression":
      return unary(source, node.operator, compile(node.argument as Node, scope));
    case "BinaryExpression":
      return binary(
        source,
        node.operator,
        [compile(node.left as Node, scope), compile(node.right as Node, scope)],
        scope,
      );
    case "CallExpression":
      return call(source, node.callee as Node, node.arguments as Node[], scope);
    case "MemberExpression":
      return fail(
        `${source} has a dot or a bracket: a formula works with the record's own fields.`,
        "Add a rollup field for related records and name it here.",
      );
    default:
      return fail(
        "The formula is several things one after the other, or a list.",
        "Write one expression, and commas only between the values of a function.",
      );
  }
}

function literal(source: string, value: unknown): Term {
  if (value === null) return { source, kind: "empty", sql: "null" };
  if (typeof value === "boolean") return boolean(source, String(value));
  if (typeof value === "string")
    return { source, kind: "text", sql: `nullif(${textLiteral(value)}, '')`, literal: value };
  if (typeof value !== "number" || !(Math.abs(value) < 1e15))
    return fail(`${source} is too large a number.`, "Take one below 1,000,000,000,000,000.");
  const digits = Math.max(0, Math.ceil(Math.log10(Math.abs(value) + 1)));
  return { source, kind: "number", sql: `${value}::numeric`, digits, literal: String(value) };
}

function unary(source: string, operator: string, term: Term): Term {
  if (operator === "-" || operator === "+") {
    if (term.kind !== "number")
      return fail(`${term.source} is ${kindWords[term.kind]}, so it has no ${operator} before it.`);
    const { choice: _, literal: __, ...rest } = term;
    return operator === "+" ? term : { ...rest, source, sql: `(- ${term.sql})` };
  }
  if (term.kind === "boolean") return boolean(source, `(not ${term.sql})`);
  return fail(
    `not takes yes or no, but ${term.source} is ${kindWords[term.kind]}.`,
    `Put brackets: not (${term.source} > 1).`,
  );
}

const logic: Record<string, string> = { or: "or", "||": "or", and: "and", "&&": "and" };
const arithmetic = new Set(["+", "-", "*", "/", "%"]);

function binary(source: string, operator: string, pair: [Term, Term], scope: FormulaScope): Term {
  const [left, right] = pair;
  const word = logic[operator.toLowerCase()];
  if (word) {
    const odd = pair.find((term) => term.kind !== "boolean");
    if (odd)
      return fail(
        `"${word}" joins conditions, but ${odd.source} is ${kindWords[odd.kind]}.`,
        "Compare it, for instance amount > 100.",
      );
    return boolean(source, `(${left.sql} ${word} ${right.sql})`);
  }
  if (operator === "&") return joined(source, pair, scope);
  if (arithmetic.has(operator)) return calculate(source, operator, pair);
  return compileComparison(source, operator, pair, scope);
}

function calculate(source: string, operator: string, pair: [Term, Term]): Term {
  const odd = pair.find((term) => term.kind !== "number");
  if (odd)
    return fail(`${odd.source} is ${kindWords[odd.kind]}, and "${operator}" takes numbers.`, adviceOf(odd, operator));
  const [left, right] = pair;
  const [one, other] = [left.digits ?? 0, right.digits ?? 0];
  if (operator === "*")
    return number(source, `(${left.sql} * ${right.sql})`, one + other, commonCurrency(pair, source));
  if (operator === "/" || operator === "%") {
    // By nothing or by 0 is nothing; by a very small number it is very large.
    const sql = `(${left.sql} ${operator} nullif(${right.sql}, 0))`;
    const isRatio = left.currency !== undefined && right.currency !== undefined && operator === "/";
    const currency = commonCurrency(pair, source);
    return number(source, sql, operator === "%" ? other + 1 : one + 400, isRatio ? undefined : currency);
  }
  return number(
    source,
    `(${left.sql} ${operator} ${right.sql})`,
    Math.max(one, other) + 1,
    commonCurrency(pair, source),
  );
}

function adviceOf(term: Term, operator: string): string | undefined {
  if (term.kind === "text" && operator === "+") return "Texts are joined with &.";
  if (term.kind === "date" || term.kind === "datetime") return "For dates there are days_between() and date_add().";
  return undefined;
}

const byName = new Map(formulaFunctions.map((entry) => [entry.name, entry]));

function call(source: string, callee: Node, args: Node[], scope: FormulaScope): Term {
  const name = callee.type === "Identifier" ? callee.name.toLowerCase() : "";
  const found = byName.get(name);
  if (!found) return fail(`There is no function ${sourceOf(callee)}().`, suggestion(name, [...byName.keys()]));
  if (args.length < found.least || args.length > found.most)
    return fail(
      `${name}() has ${args.length} ${args.length === 1 ? "value" : "values"}.`,
      `Write it like ${found.signature}.`,
    );
  return found.compile({ name, source, args: args.map((arg) => compile(arg, scope)), clock: scope });
}
