// Signs that no reader sees and the database refuses or a search trips over: controls, soft hyphens, marks of byte order.
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is taken out
const unseen = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\u00AD\uFEFF]/g;

/** The one form in which a text is stored: NFC, \n line ends, no half characters and nothing unseen. */
export function canonicalText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
    .replaceAll("\f", "\n\n")
    .replaceAll(unseen, "")
    .normalize("NFC");
}
