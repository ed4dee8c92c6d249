/** What is read of one document. All of it is kept, searched and shown, so a limit protects more than the reader. */
export const limits = {
  bytes: 50 * 1024 * 1024,
  inflatedBytes: 200 * 1024 * 1024,
  characters: 10_000_000,
  pages: 2000,
  rows: 50_000,
} as const;
