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
  times.sort((left, right) => left - right);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

export const megabytes = (): number => Math.round(process.memoryUsage().rss / 1024 / 1024);

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
  const both = ({ p50, p95 }: Percentiles): string => `${p50.toFixed(2)} / ${p95.toFixed(2)}`;
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
