/** What a model can take: whole characters, not too many, and never nothing, which some refuse and some leave out. */
export function readableText(text: string, longest: number): string {
  return text.slice(0, longest).toWellFormed().trim() || ".";
}
