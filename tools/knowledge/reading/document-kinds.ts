export type DocumentKind = "pdf" | "docx" | "html" | "markdown" | "csv" | "text";

export const kinds = {
  pdf: { mediaType: "application/pdf", name: "a PDF", endings: ["pdf"] },
  docx: {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    name: "a Word document",
    endings: ["docx", "docm", "dotx", "dotm"],
  },
  html: { mediaType: "text/html", name: "a web page", endings: ["html", "htm", "xhtml"] },
  markdown: { mediaType: "text/markdown", name: "Markdown", endings: ["md", "markdown", "mdown"] },
  csv: { mediaType: "text/csv", name: "a table as CSV", endings: ["csv", "tsv"] },
  text: { mediaType: "text/plain", name: "plain text", endings: ["txt", "text", "log"] },
} as const satisfies Record<DocumentKind, { mediaType: string; name: string; endings: readonly string[] }>;

export const readable = "PDF, DOCX, Markdown, plain text, HTML and CSV can be read.";

/** The part of a name that says what the file is called, not what it is. */
export const endingOf = (name: string): string => /\.([^./\\]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";

export function kindOfName(name: string): DocumentKind | null {
  const ending = endingOf(name);
  const all = Object.keys(kinds) as DocumentKind[];
  return all.find((kind) => (kinds[kind].endings as readonly string[]).includes(ending)) ?? null;
}
