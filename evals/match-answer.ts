import type { ExpectedAnswer } from "./expected";
import { plain } from "./expected";
import { saysMissing, uncited } from "./match-cites";
import type { Call, TurnOutcome } from "./outcome";

type Row = Record<string, unknown>;
type Search = { object: string; records: { id: string }[]; count: { value: number } | null };
type Figures = { columns: { key: string; role: string }[]; rows: Row[] };

/** What is wrong with the last answer; nothing when it is as wanted. */
export function matchAnswer(expected: ExpectedAnswer, turn: TurnOutcome | undefined): string[] {
  const said = wordsOf(turn);
  const folded = said.toLowerCase();
  const done = (turn?.calls ?? []).filter((call) => call.output !== undefined);
  const problems: string[] = [];
  for (const word of expected.contains ?? [])
    if (!folded.includes(word.toLowerCase())) problems.push(`does not say “${word}”`);
  for (const word of expected.lacks ?? []) if (folded.includes(word.toLowerCase())) problems.push(`says “${word}”`);
  if (expected.matches !== undefined && !new RegExp(expected.matches, "iu").test(said))
    problems.push(`does not match ${expected.matches}`);
  for (const { name, quote } of uncited(expected.cites ?? [], said))
    problems.push(`does not link to “${quote}” in ${name}`);
  if (expected.isMissing && !saysMissing(said)) problems.push("does not say that it is not written anywhere");
  if (expected.number !== undefined && !hasNumber(expected.number, said, done))
    problems.push(`does not give the figure ${expected.number}`);
  if (expected.rows && !hasRows(expected.rows, said, done))
    problems.push(`does not show exactly the ${expected.rows.ids.length} ${expected.rows.object} asked for`);
  if (expected.figures && !hasFigures(expected.figures, said, done))
    problems.push(`does not give the ${expected.figures.length} groups asked for`);
  if (expected.record && !hasRecord(expected.record, said, done))
    problems.push(`does not say ${expected.record.values.join(", ")}`);
  return problems;
}

/** All that a person reads of a turn. */
export function wordsOf(turn: TurnOutcome | undefined): string {
  if (!turn) return "";
  const { text, question, approval } = turn;
  return [text, question?.question, ...(question?.choices ?? []), approval?.title].filter(Boolean).join("\n");
}

const outputsOf = <Output>(calls: Call[], tool: string): Output[] =>
  calls.filter((call) => call.tool === tool).map(({ output }) => output as Output);

const isNone = (said: string): boolean => /\b(no|none|nothing|nobody|zero|0|not any)\b/i.test(said);

function numbersIn(said: string): number[] {
  const withoutDates = said.replace(
    /\b\d{1,2} (?=jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}-\d\d-\d\d/gi,
    " ",
  );
  return [...withoutDates.matchAll(/\d{1,3}(?:[,’\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g)].map(([text]) =>
    Number(text.replace(/[,’\u202f\u00a0]/g, "")),
  );
}

/** Equal but for rounding to what is shown; a share may be said in percent. */
const isClose = (shown: number, value: number): boolean =>
  Math.abs(shown - value) < 0.006 ||
  (Math.abs(value) >= 100 && Math.abs(shown - value) <= 0.5) ||
  (value > 0 && value < 1 && Math.abs(shown - value * 100) <= 0.5);

function hasNumber(value: number | null, said: string, calls: Call[]): boolean {
  if (value === null) return isNone(said);
  if (value === 0 && isNone(said)) return true;
  const single = outputsOf<Figures>(calls, "aggregate_records").filter(({ rows }) => rows.length === 1);
  const shown = single.flatMap(({ columns, rows }) =>
    columns.filter(({ role }) => role !== "group").map(({ key }) => Number(rows[0]?.[key])),
  );
  const counts = outputsOf<Search>(calls, "search_records").flatMap(({ count }) => (count ? [count.value] : []));
  return [...numbersIn(said), ...shown, ...counts].some((one) => isClose(one, value));
}

function hasRows(expected: NonNullable<ExpectedAnswer["rows"]>, said: string, calls: Call[]): boolean {
  const shown = outputsOf<Search>(calls, "search_records").findLast(({ object }) => object === expected.object);
  if (shown) {
    const ids = shown.records.map(({ id }) => id);
    const isWhole = ids.length === expected.ids.length || shown.count?.value === expected.ids.length;
    const wanted = expected.isOrdered ? expected.ids.slice(0, ids.length) : expected.ids;
    return (
      isWhole &&
      (expected.isOrdered ? ids.every((id, at) => id === wanted[at]) : ids.every((id) => wanted.includes(id))) &&
      (ids.length > 0 || expected.ids.length === 0)
    );
  }
  const single = outputsOf<{ record: { id: string } }>(calls, "get_record").map(({ record }) => record.id);
  if (single.length > 0) return JSON.stringify(single) === JSON.stringify(expected.ids);
  if (expected.ids.length === 0) return said !== "" && isNone(said);
  return expected.names.every((name) => said.toLowerCase().includes(name.toLowerCase()));
}

function hasFigures(expected: NonNullable<ExpectedAnswer["figures"]>, said: string, calls: Call[]): boolean {
  const isSaid = expected.every(
    ({ groups, values }) =>
      groups.every((group) => said.toLowerCase().includes(group.toLowerCase())) &&
      values.every((value) => value === null || numbersIn(said).some((one) => isClose(one, value))),
  );
  if (expected.length > 0 && isSaid) return true;
  return outputsOf<Figures>(calls, "aggregate_records").some(({ columns, rows }) => {
    const keysOf = (isGroup: boolean) => columns.filter(({ role }) => (role === "group") === isGroup);
    return (
      rows.length === expected.length &&
      expected.every(({ groups, values }) =>
        rows.some((row) => {
          const own = keysOf(true).map(({ key }) => plain(row[key]));
          const figures = keysOf(false).map(({ key }) => row[key]);
          return (
            groups.length === own.length &&
            groups.every((group) => own.includes(group)) &&
            values.every((value) =>
              figures.some((one) => (value === null ? one === null : one !== null && isClose(Number(one), value))),
            )
          );
        }),
      )
    );
  });
}

function hasRecord(expected: NonNullable<ExpectedAnswer["record"]>, said: string, calls: Call[]): boolean {
  const isShown =
    outputsOf<{ record: { id: string } }>(calls, "get_record").some(({ record }) => record.id === expected.id) ||
    outputsOf<Search>(calls, "search_records").some(
      ({ records }) => records.length === 1 && records[0]?.id === expected.id,
    );
  const isSaid = expected.values.every((value) => {
    if (value === "") return isNone(said);
    const number = Number(value);
    return said.toLowerCase().includes(value.toLowerCase()) || numbersIn(said).some((one) => isClose(one, number));
  });
  return isShown || (said !== "" && isSaid);
}
