export type Tally = {
  passed: number;
  failed: number;
  skipped: number;
  /** The failed tests by name, so that they stand beside the figures at the end of a long output. */
  failures?: string[];
};

export function total(tallies: readonly Tally[]): Tally {
  const sum = (pick: (tally: Tally) => number) => tallies.reduce((before, tally) => before + pick(tally), 0);
  return {
    passed: sum((tally) => tally.passed),
    failed: sum((tally) => tally.failed),
    skipped: sum((tally) => tally.skipped),
    failures: tallies.flatMap((tally) => tally.failures ?? []),
  };
}

export function describeTally({ passed, failed, skipped, failures = [] }: Tally): string {
  const named = failures.map((failure) => `FAILED ${failure}\n`).join("");
  return `${named}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
