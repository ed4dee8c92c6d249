import type { Reading } from "./chat-types";

/** How the planner read the request, so that a wrong reading is seen at once. */
export function ReadingChips({ reading }: { reading: Reading }) {
  if (reading.chips.length === 0 && reading.leftOut.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-xs text-muted-foreground">
      <span>Read as</span>
      {reading.chips.map((chip) => (
        <span
          key={`${chip.text} ${chip.why}`}
          data-tip={chip.why}
          className="rounded-sm border px-1.5 py-px text-foreground"
        >
          {chip.text}
          <span className="sr-only"> ({chip.why})</span>
        </span>
      ))}
      {reading.leftOut.length > 0 ? (
        <span className="text-warning">Not understood: {reading.leftOut.map((word) => `“${word}”`).join(", ")}</span>
      ) : null}
    </p>
  );
}
