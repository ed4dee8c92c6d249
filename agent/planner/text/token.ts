export type TokenKind = "word" | "number" | "ordinal" | "quote" | "email" | "url" | "phone" | "date" | "time" | "punct";

/** `from` and `to` are offsets into the source, because free text is always sliced from what the person typed. */
export type Token = {
  text: string;
  lower: string;
  stem: string;
  from: number;
  to: number;
  kind: TokenKind;
  number?: number;
  currency?: string;
  isPercent?: boolean;
  isAtLeast?: boolean;
};
