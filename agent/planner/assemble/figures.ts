import { defaultDate, defaultNumber, fieldOf, isNumeric, optionsOfKind, stateOf } from "@/agent/planner/lexicon/roles";
import { conditionOf, type Give, type Piece } from "@/agent/planner/pieces/piece";
import { movedPeriod, yearEarlier } from "@/agent/planner/values/move-period";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { Condition, GroupQuery, Measure, Period } from "@/db/query/tree";

export type Figures = Pick<GroupQuery, "measures" | "ratios">;
export type Comparison = { periods: readonly [Period, Period]; field: string; replaces?: Piece };
type Compare = Extract<Give, { kind: "compare" }>;

export const measureKey = (measure: Measure): string =>
  measure.as ??
  (measure.fn === "count"
    ? "count"
    : `${measure.fn}_${measure.days ? "days" : (measure.field ?? "")}`.replaceAll(".", "_")
  ).slice(0, 30);

/** Every figure that was asked for, a quotient beside the others. */
export function figuresOf(gives: readonly Give[], object: ObjectDefinition): Figures {
  const asked = gives.filter((give) => give.kind === "measure");
  // "how old are they on average": the average is of the days, not of the main figure.
  const named = asked.some(({ days }) => days) ? asked.filter(({ isLoose }) => !isLoose) : asked;
  const plain = unique(
    named.map(({ fn, field, days }): Measure => (days ? { fn, days } : field ? { fn, field } : { fn })),
  );
  const number = gives.some((give) => give.kind === "worth") ? defaultNumber(object) : undefined;
  if (number)
    return {
      measures: unique([...(plain.length > 0 ? plain : [{ fn: "count" as const }]), { fn: "sum", field: number.key }]),
    };
  if (gives.some((give) => give.kind === "ratio")) {
    const rate = winRate(object);
    return { measures: [...plain, ...rate.measures], ratios: rate.ratios };
  }
  const extreme = plain.length === 0 ? extremeOf(gives, object) : undefined;
  return { measures: plain.length > 0 ? plain : [extreme ?? { fn: "count" }] };
}

/** "biggest open deal per owner": one record a group is asked for, so its figure is the highest of the group. */
export function extremeOf(gives: readonly Give[], object: ObjectDefinition): Measure | undefined {
  const limit = gives.find((give) => give.kind === "limit");
  if (!limit?.isSingle || !limit.sort || !gives.some((give) => give.kind === "group")) return undefined;
  const field = fieldOf(object, limit.sort.field);
  return field && isNumeric(field)
    ? { fn: limit.sort.direction === "asc" ? "min" : "max", field: field.key }
    : undefined;
}

/** Which two periods, and on which date; a period said elsewhere in the sentence is the first of them. */
export function comparisonOf(pieces: readonly Piece[], object: ObjectDefinition): Comparison | undefined {
  const give = pieces.map((piece) => piece.give).find((entry) => entry.kind === "compare");
  const hinted = pieces.flatMap(({ give: other }) => (other.kind === "hint" ? [other.field] : []))[0];
  if (!give) return undefined;
  const said = pieces.find((piece) => piece.give.kind === "period" && piece.give.op === "in");
  const fallback = hinted ?? defaultDate(object)?.key ?? "created_at";
  if (!give.isElliptic || said?.give.kind !== "period") return { periods: give.periods, field: give.field ?? fallback };
  return {
    periods: comparedWith(give, said.give.period),
    field: give.field ?? said.give.field ?? fallback,
    replaces: said,
  };
}

/** "than the year before" of the period at hand, or "than last month" beside it. */
export function comparedWith(give: Compare, first: Period): [Period, Period] {
  if (give.step === "own") return [first, movedPeriod(first, -1)];
  if (give.step === "year") return [first, yearEarlier(first)];
  return [first, give.periods[1]];
}

/** Each figure twice, once per period, in one run. */
export function inBothPeriods({ measures, ratios }: Figures, { periods, field }: Comparison): Figures {
  const names = ["now", "before"];
  return {
    measures: measures.flatMap((measure) =>
      periods.map((period, index): Measure => {
        const date: Condition = { field, op: "eq", value: period };
        const where = measure.where ? { and: [measure.where, date] } : date;
        return { ...measure, where, as: `${measureKey(measure)}_${names[index]}` };
      }),
    ),
    ...(ratios
      ? {
          ratios: ratios.flatMap((ratio) =>
            names.map((name) => ({
              as: `${ratio.as}_${name}`,
              numerator: `${ratio.numerator}_${name}`,
              denominator: `${ratio.denominator}_${name}`,
            })),
          ),
        }
      : {}),
  };
}

function winRate(object: ObjectDefinition): Figures {
  const state = stateOf(object);
  const won = state ? optionsOfKind(state, "won") : [];
  const closed = state ? optionsOfKind(state, "won", "lost") : [];
  const path = state?.key ?? "";
  return {
    measures: [
      { fn: "count", where: conditionOf(path, "in", won), as: "won" },
      { fn: "count", where: conditionOf(path, "in", closed), as: "closed" },
    ],
    ratios: [{ as: "win_rate", numerator: "won", denominator: "closed" }],
  };
}

const unique = (measures: readonly Measure[]): Measure[] => [
  ...new Map(measures.map((measure) => [JSON.stringify(measure), measure])).values(),
];
