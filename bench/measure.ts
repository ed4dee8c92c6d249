export type Percentiles = { p50: number; p95: number };
export type CaseResult = { name: string; raw: Percentiles; tool: Percentiles; door: Percentiles };

const warmUp = 20;

/** Milliseconds of `turns` runs one after the other, the first twenty thrown away. */
export async function measure(turns: number, run: (turn: number) => Promise<unknown>): Promise<Percentiles> {
  const times: number[] = [];
  for (let turn = 0; turn < turns + warmUp; turn += 1) {
    const started = performance.now();
    await run(turn);
    if (turn >= warmUp) times.push(performance.now() - started);
  }
  return percentilesOf(times);
}

export function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

export const megabytes = (): number => Math.round(process.memoryUsage().rss / 1024 / 1024);

const both = ({ p50, p95 }: Percentiles): string => `${p50.toFixed(2)} / ${p95.toFixed(2)}`;
const cell = (value: string, width: number): string => value.padStart(width);

/** p50 / p95 in milliseconds, and p50 as a multiple of the raw statement's. */
export function printTable(results: CaseResult[]): string {
  const head = [
    "case".padEnd(24),
    cell("raw p50/p95", 16),
    cell("tool p50/p95", 16),
    cell("x raw", 7),
    cell("door p50/p95", 16),
    cell("x raw", 7),
  ].join("");
  const lines = results.map(({ name, raw, tool, door }) =>
    [
      name.padEnd(24),
      cell(both(raw), 16),
      cell(both(tool), 16),
      cell((tool.p50 / raw.p50).toFixed(1), 7),
      cell(both(door), 16),
      cell((door.p50 / raw.p50).toFixed(1), 7),
    ].join(""),
  );
  return [head, ...lines].join("\n");
}

export function printPlanner(results: readonly { name: string; turn: Percentiles; first: Percentiles }[]): string {
  const head = ["case".padEnd(24), cell("turn p50/p95", 20), cell("first chunk p50/p95", 22)].join("");
  return [
    head,
    ...results.map(({ name, turn, first }) => [name.padEnd(24), cell(both(turn), 20), cell(both(first), 22)].join("")),
  ].join("\n");
}

export function printComputed(results: readonly { name: string; raw: Percentiles; tool: Percentiles }[]): string {
  return [
    ["case".padEnd(24), cell("raw p50/p95", 20), cell("tool p50/p95", 22), cell("x raw", 7)].join(""),
    ...results.map(({ name, raw, tool }) =>
      [name.padEnd(24), cell(both(raw), 20), cell(both(tool), 22), cell((tool.p50 / raw.p50).toFixed(1), 7)].join(""),
    ),
  ].join("\n");
}

export function printBulk(
  results: readonly { name: string; records: number; raw: Percentiles; tool: Percentiles }[],
): string {
  const lines = results.map(({ name, records, raw, tool }) =>
    [
      `${name} ${records.toLocaleString("en")}`.padEnd(24),
      cell(both(raw), 20),
      cell(both(tool), 22),
      cell((tool.p50 / raw.p50).toFixed(1), 7),
    ].join(""),
  );
  return [
    ["case".padEnd(24), cell("raw p50/p95", 20), cell("tool p50/p95", 22), cell("x raw", 7)].join(""),
    ...lines,
  ].join("\n");
}
