/** The page that a place of the text is on, counted from one; 0 before the first, or where nothing is known of pages. */
export function pageAt(pages: readonly number[], at: number): number {
  let [low, high] = [0, pages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
