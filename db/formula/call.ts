import { type Clock, fail, type Kind, kindWords, type Term } from "./term";

export type Call = { name: string; source: string; args: Term[]; clock: Clock };

export type FormulaFunction = {
  name: string;
  signature: string;
  help: string;
  least: number;
  most: number;
  compile(call: Call): Term;
};

export function need(call: Call, place: number, kind: Kind): Term {
  const term = call.args[place];
  if (!term) return fail(`${call.name}() needs ${place + 1} values.`);
  if (term.kind === kind) return term;
  if (term.kind === "empty" && kind === "number") return { ...term, kind, sql: "null::numeric", digits: 0 };
  if (term.kind === "empty" && kind === "text") return { ...term, kind, sql: "null::text" };
  if (term.kind === "empty" && kind === "boolean") return { ...term, kind, sql: "null::boolean" };
  return fail(`${call.name}() takes ${kindWords[kind]} here, but ${term.source} is ${kindWords[term.kind]}.`);
}
