/** How wide a person likes the columns is theirs, so it stays on their machine and out of the address. */
export function readWidths(object: string): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`widths:${object}`) ?? "{}");
    if (typeof stored !== "object" || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter(([, width]) => typeof width === "number" && width >= 40 && width <= 800),
    );
  } catch {
    return {};
  }
}

export function storeWidths(object: string, widths: Record<string, number>): void {
  try {
    localStorage.setItem(`widths:${object}`, JSON.stringify(widths));
  } catch {
    // A full or forbidden storage only forgets the widths.
  }
}
