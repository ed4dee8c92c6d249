import jsep from "jsep";

import { longestFormula } from "@/db/objects/computed";
import { QueryError } from "@/db/query/query-error";

export type Node = jsep.CoreExpression;

export const formulaPath = "computed.expression";

/** Deep enough for any formula that a person reads, and far from what a database can stack. */
const deepest = 60;

jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
for (const operator of ["-", "+", "!", "not", "NOT"]) jsep.addUnaryOp(operator);
const precedence: [number, string[]][] = [
  [1, ["or", "OR", "||"]],
  [2, ["and", "AND", "&&"]],
  [3, ["=", "==", "!=", "<>"]],
  [4, ["<", ">", "<=", ">="]],
  // Joining texts comes after arithmetic and before comparing, as in spreadsheets.
  [5, ["&"]],
  [6, ["+", "-"]],
  [7, ["*", "/", "%"]],
];
for (const [level, operators] of precedence) for (const operator of operators) jsep.addBinaryOp(operator, level);
jsep.removeAllLiterals();
for (const [word, value] of Object.entries({ true: true, false: false, null: null })) {
  jsep.addLiteral(word, value);
  jsep.addLiteral(word.toUpperCase(), value);
}

const parsed = new Map<string, Node>();
const mostParsed = 500;

/** The tree of a formula; one sentence on where it stops being one. */
export function parseFormula(expression: string): Node {
  const known = parsed.get(expression);
  if (known) return known;
  const node = parse(expression);
  if (depthOf(node) > deepest)
    throw new QueryError(
      formulaPath,
      `The formula is nested more than ${deepest} deep.`,
      "Put a part of it into a formula field of its own and name that field here.",
    );
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(expression, node);
  return node;
}

function parse(expression: string): Node {
  if (expression.length > longestFormula)
    throw new QueryError(
      formulaPath,
      `A formula has at most ${longestFormula.toLocaleString("en")} characters; this has ${expression.length.toLocaleString("en")}.`,
      "Put a part of it into a formula field of its own.",
    );
  try {
    return jsep(expression) as Node;
  } catch (error) {
    const { index, description } = error as { index?: number; description?: string };
    // Brackets alone can be too deep for the parser itself.
    if (index === undefined) throw new QueryError(formulaPath, "The formula is nested too deep.");
    const near = expression.slice(Math.max(0, index - 12), index + 12).trim();
    throw new QueryError(
      formulaPath,
      `The formula cannot be read at character ${index + 1}, near "${near}": ${lowerFirst(description ?? "it ends early")}.`,
      'Write it like amount * 0.2 or if(amount > 1000, "large", "small").',
    );
  }
}

const lowerFirst = (text: string): string => text.replace(/^./, (letter) => letter.toLowerCase());

function depthOf(root: Node): number {
  let level: Node[] = [root];
  let depth = 0;
  while (level.length > 0 && depth <= deepest) {
    level = level.flatMap(childrenOf);
    depth += 1;
  }
  return depth;
}

/** The parts of a node that are expressions themselves. */
export function childrenOf(node: Node): Node[] {
  switch (node.type) {
    case "BinaryExpression":
      return [node.left, node.right] as Node[];
    case "UnaryExpression":
      return [node.argument as Node];
    case "ConditionalExpression":
      return [node.test, node.consequent, node.alternate] as Node[];
    case "CallExpression":
      return node.arguments as Node[];
    default:
      return [];
  }
}

/** A part of a formula as it is named in an error, cut where it gets long. */
export function sourceOf(node: Node): string {
  const text = write(node);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function write(node: Node): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "Literal":
      return node.raw;
    case "UnaryExpression":
      return `${node.operator}${/\w$/.test(node.operator) ? " " : ""}${write(node.argument as Node)}`;
    case "BinaryExpression":
      return `${write(node.left as Node)} ${node.operator} ${write(node.right as Node)}`;
    case "ConditionalExpression":
      return `${write(node.test as Node)} ? ${write(node.consequent as Node)} : ${write(node.alternate as Node)}`;
    case "CallExpression":
      return `${write(node.callee as Node)}(${(node.arguments as Node[]).map(write).join(", ")})`;
    default:
      return "this part";
  }
}
