export type DocumentFile = { name: string; bytes: Uint8Array };

/** What the reader of one format gives; the rest is the same for all. */
export type DocumentParts = { text: string; title?: string | null; pages?: number[]; notices?: string[] };
