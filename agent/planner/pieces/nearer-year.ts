import type { Sentence } from "@/agent/planner/link/sentence";
import { calendarOf } from "@/agent/planner/values/calendar";
import type { Piece } from "./piece";

/** Said of a day that is still to come. */
export const liesAhead = new Set([
  "close",
  "closing",
  "closes",
  "due",
  "expiring",
  "expires",
  "should",
  "expected",
  "supposed",
  "to",
  "will",
]);

/** "closing in Q1", asked in November, is the next one: what lies ahead is said of the nearest such time. */
export function nearer(s: Sentence, piece: Piece): Piece {
  const { give } = piece;
  if (
    give.kind !== "period" ||
    give.op !== "in" ||
    !("year" in give.period) ||
    !(give.period.quarter || give.period.month)
  )
    return piece;
  const isYearSaid = s.tokens
    .slice(piece.from, piece.to)
    .some(({ lower }) => /^(?:19|20)\d\d$|^year$|^last$|^next$|^this$/.test(lower));
  if (isYearSaid) return piece;
  const { today } = calendarOf(s.world);
  const month = give.period.month ?? (give.period.quarter ?? 1) * 3 - 1;
  const away = (year: number) => Math.abs(year * 12 + month - (today.year * 12 + today.month));
  const { year } = give.period;
  return away(year + 1) < away(year)
    ? { ...piece, give: { ...give, period: { ...give.period, year: year + 1 } } }
    : piece;
}

const past = new Set(
  "won lost closed done completed finished was were did had last past missed since ago overdue".split(" "),
);

/** "close date after January", said in November: what is due lies ahead, where no year and no word of the past was said. */
export function fromAhead(s: Sentence, piece: Piece): Piece {
  const { give } = piece;
  // "due before May" reaches back, and this year's May is the narrower reading of it.
  if (give.kind !== "period" || !["after", "from"].includes(give.op)) return piece;
  if (!("year" in give.period) || !give.period.month) return piece;
  const { today } = calendarOf(s.world);
  const isSaid = s.tokens.some(({ lower }) => past.has(lower) || /^(?:19|20)\d\d$/.test(lower) || lower === "year");
  return isSaid || give.period.year !== today.year || give.period.month >= today.month
    ? piece
    : { ...piece, give: { ...give, period: { ...give.period, year: today.year + 1 } } };
}
