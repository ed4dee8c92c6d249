/** "Page 3", "Pages 3-5 and 9"; many ranges end in how many more there are. */
export function placesText(word: string, places: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const place of places) {
    const last = ranges.at(-1);
    if (last && place === last.to + 1) last.to = place;
    else ranges.push({ from: place, to: place });
  }
  const shown = ranges.slice(0, 8).map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
  if (ranges.length > shown.length) shown.push(`${ranges.length - shown.length} more ranges`);
  const end = shown.pop() ?? "";
  const text = shown.length > 0 ? `${shown.join(", ")} and ${end}` : end;
  return `${word}${places.length === 1 ? "" : "s"} ${text}`;
}
