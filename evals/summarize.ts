import { categories, splits } from "./case";
import type { Result } from "./read-results";
import { type Verdict, verdicts } from "./score";

export type Line = Record<Verdict, number> & {
  group: string;
  cases: number;
  /** Right in every repetition. */
  steady: number;
  /** 95 % interval of the share that is right. */
  interval: [low: number, high: number];
  /** What an assistant that does and says nothing would get right. */
  floor: number;
  p50: number;
  p95: number;
  tokens: number;
  cost: number;
};
export type Failure = Pick<Result, "id" | "category" | "split" | "said" | "verdict" | "cause" | "details">;
export type Summary = { lines: Line[]; failures: Failure[] };

const severity: readonly Verdict[] = ["right", "asked", "wrong", "harmful"];

/** Several runs of one case count as the worst of them. */
function worstOf(results: readonly Result[]): Result[] {
  const byId = Map.groupBy(results, ({ id }) => id);
  return [...byId.values()].flatMap((runs) =>
    runs.toSorted((one, other) => severity.indexOf(other.verdict) - severity.indexOf(one.verdict)).slice(0, 1),
  );
}

export function summarize(results: readonly Result[]): Summary {
  const groups: [string, (result: Result) => boolean][] = [
    ...categories.flatMap((category) =>
      splits.map((split): [string, (result: Result) => boolean] => [
        `${category}, ${split}`,
        (result) => result.category === category && result.split === split,
      ]),
    ),
    ...splits.map((split): [string, (result: Result) => boolean] => [
      `all, ${split}`,
      (result) => result.split === split,
    ]),
    ["all", () => true],
  ];
  const lines = groups.flatMap(([group, isIn]) => {
    const own = results.filter(isIn);
    return own.length > 0 ? [lineOf(group, own)] : [];
  });
  const failures = worstOf(results)
    .filter(({ verdict }) => verdict !== "right")
    .map(({ id, category, split, said, verdict, cause, details }) => ({
      id,
      category,
      split,
      said,
      verdict,
      cause,
      details,
    }))
    .sort(
      (one, other) =>
        severity.indexOf(other.verdict) - severity.indexOf(one.verdict) ||
        one.cause.localeCompare(other.cause) ||
        one.id.localeCompare(other.id),
    );
  return { lines, failures };
}

function lineOf(group: string, results: Result[]): Line {
  const cases = new Set(results.map(({ id }) => id)).size;
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  const times = results.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (share: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  const [right, wrong, harmful, asked] = verdicts.map(count) as [number, number, number, number];
  return {
    group,
    cases,
    right,
    wrong,
    harmful,
    asked,
    steady: worstOf(results).filter(({ verdict }) => verdict === "right").length,
    interval: wilson(right, results.length),
    floor: results.filter(({ passesIdle }) => passesIdle).length,
    p50: at(0.5),
    p95: at(0.95),
    tokens: results.reduce((sum, { tokens }) => sum + tokens, 0),
    cost: results.reduce((sum, { cost }) => sum + cost, 0),
  };
}

/** Wilson's interval, which is honest for few cases and near the ends. */
export function wilson(right: number, all: number): [number, number] {
  if (all === 0) return [0, 1];
  const z = 1.96;
  const share = right / all;
  const centre = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return [(centre - spread) / (1 + (z * z) / all), (centre + spread) / (1 + (z * z) / all)];
}
