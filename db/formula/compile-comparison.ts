import { suggestion } from "@/db/query/closest";
import { textLiteral } from "./literals";
import { asDate, boolean, type Clock, commonCurrency, fail, isDay, kindWords, type Term } from "./term";

const symbols: Record<string, string> = { "==": "=", "!=": "<>" };

/** Texts are compared without regard to case, as lists are filtered; an option by its key or label. */
export function compileComparison(source: string, written: string, pair: [Term, Term], clock: Clock): Term {
  const operator = symbols[written] ?? written;
  const [left, right] = pair;
  const empty = pair.find((term) => term.kind === "empty");
  if (empty) return fail(`Nothing compares with null in ${source}.`, "Write is_empty(...) or not is_empty(...).");
  const compare = (one: string, other: string): Term => boolean(source, `(${one} ${operator} ${other})`);
  if (isDay(left) || isDay(right)) {
    if (left.kind === "datetime" && right.kind === "datetime") return compare(left.sql, right.sql);
    return compare(asDate(left, clock), asDate(right, clock));
  }
  if (left.kind !== right.kind)
    return fail(
      `${left.source} is ${kindWords[left.kind]} but ${right.source} is ${kindWords[right.kind]}, so they do not compare.`,
    );
  if (left.kind === "number") {
    commonCurrency(pair, source);
    return compare(left.sql, right.sql);
  }
  if (operator !== "=" && operator !== "<>")
    return fail(`${left.source} is ${kindWords[left.kind]}, which is only equal or not.`, "Take = or != here.");
  if (left.kind === "boolean") return compare(left.sql, right.sql);
  const option = optionOf(left, right) ?? optionOf(right, left);
  if (option) return compare(option.key, textLiteral(option.value));
  return compare(`lower(${left.sql})`, `lower(${right.sql})`);
}

function optionOf({ choice }: Term, { literal }: Term): { key: string; value: string } | undefined {
  if (!choice || literal === undefined) return undefined;
  const wanted = literal.toLowerCase();
  const found = choice.options.find((option) => option.key === literal || option.label.toLowerCase() === wanted);
  if (found) return { key: choice.key, value: found.key };
  const known = choice.options.map((option) => option.key);
  return fail(`${choice.label} has no option "${literal}".`, suggestion(literal, known));
}
