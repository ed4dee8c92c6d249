/** One question asked one way: the place of each relevant passage among the first ten, or -1. */
export type Outcome = {
  id: string;
  kind: string;
  split: "seen" | "unseen";
  way: string;
  hits: number[];
  milliseconds: number;
  /** Of the first passage, to tell answerable questions from others. */
  coverage: number;
  similarity: number;
};

export type LedgerRow = {
  way: string;
  split: string;
  kind: string;
  questions: number;
  recallAt5: number;
  mrr: number;
  ndcgAt10: number;
  p50: number;
  p95: number;
};

/** Figures over the questions that have an answer, for each way and half, together and kind by kind. */
export function ledger(outcomes: readonly Outcome[]): LedgerRow[] {
  const answerable = outcomes.filter(({ hits }) => hits.length > 0);
  const of = <Key extends "way" | "split" | "kind">(key: Key): string[] => [
    ...new Set(answerable.map((each) => each[key])),
  ];
  return of("way").flatMap((way) =>
    of("split").flatMap((split) =>
      ["all", ...of("kind")].flatMap((kind) => {
        const some = answerable.filter(
          (each) => each.way === way && each.split === split && (kind === "all" || each.kind === kind),
        );
        return some.length > 0 ? [row(some, { way, split, kind })] : [];
      }),
    ),
  );
}

function row(outcomes: readonly Outcome[], names: { way: string; split: string; kind: string }): LedgerRow {
  const mean = (value: (hits: number[]) => number): number =>
    outcomes.reduce((sum, { hits }) => sum + value(hits), 0) / outcomes.length;
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    ...names,
    questions: outcomes.length,
    recallAt5: mean((hits) => hits.filter((place) => place >= 0 && place < 5).length / hits.length),
    mrr: mean((hits) => Math.max(...hits.map((place) => (place < 0 ? 0 : 1 / (place + 1))))),
    ndcgAt10: mean(ndcg),
    p50: at(0.5),
    p95: at(0.95),
  };
}

/** Each passage counts once, and less the further down it stands; 1 when all stand at the top. */
function ndcg(hits: number[]): number {
  const gain = (place: number): number => 1 / Math.log2(place + 2);
  const ideal = hits.reduce((sum, _, place) => sum + gain(place), 0);
  return [...new Set(hits)].reduce((sum, place) => sum + (place < 0 ? 0 : gain(place)), 0) / ideal;
}

const figure = (value: number): string => value.toFixed(2).padStart(10);

export function printLedger(rows: readonly LedgerRow[]): string {
  const head = `${"way".padEnd(9)}${"half".padEnd(8)}${"kind".padEnd(16)}${"questions".padStart(9)}  recall@5       MRR   nDCG@10   p50 ms   p95 ms`;
  const lines = rows.map(
    (each) =>
      `${each.way.padEnd(9)}${each.split.padEnd(8)}${each.kind.padEnd(16)}${String(each.questions).padStart(9)}${figure(each.recallAt5)}${figure(each.mrr)}${figure(each.ndcgAt10)}${each.p50.toFixed(1).padStart(9)}${each.p95.toFixed(1).padStart(9)}`,
  );
  return `${[head, ...lines].join("\n")}\n`;
}
