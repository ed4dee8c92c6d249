import { contractions, isBeforeS, shorthand } from "./shorthand";
import { stemOf } from "./stem";
import type { Token, TokenKind } from "./token";

type Pattern = [TokenKind | "possessive" | "skip" | "hyphen", RegExp];

const patterns: readonly Pattern[] = [
  ["skip", /[\s\p{Cc}\p{Cf}]+/uy],
  [
    "quote",
    /"[^"\n]{1,3000}"|“[^”]{1,3000}”|«[^»]{1,3000}»|(?<![\p{L}\p{N}])['‘][^'’\n]{2,3000}['’](?![\p{L}\p{N}])/uy,
  ],
  ["email", /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy],
  [
    "url",
    /https?:\/\/[^\s"<>]*[^\s"<>.,;:!?)]|www\.[^\s"<>]*[^\s"<>.,;:!?)]|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|eu|nl|de|fr|es|it|co|uk|ch|at|be|dev|app|example|test)(?:\/[^\s"<>.,;:!?)]*)?(?![\p{L}\p{N}])/uy,
  ],
  ["date", /\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)/y],
  ["time", /\d{1,2}:\d{2}(?:\s?[ap]m)?(?![\p{L}\p{N}])|\d{1,2}\s?[ap]m(?![\p{L}\p{N}])/iuy],
  ["phone", /\+\d[\d ()./-]{6,}\d/y],
  ["ordinal", /\d{1,3}(?:st|nd|rd|th)(?![\p{L}\p{N}])/iuy],
  [
    "number",
    /[€$£]?\s?(?:\d{1,3}(?:[,.’]\d{3})+(?!\d)|\d+)(?:\.\d+)?\s?(?:k|mn|mm|m|bn|million|thousand|grand|billion)?(?![\p{L}\p{N}])\s?(?:%|\+|€|\$|£|eur(?![\p{L}])|euros?(?![\p{L}])|usd(?![\p{L}]))?/iuy,
  ],
  ["possessive", /['’]s(?![\p{L}\p{N}])|(?<=s)['’](?![\p{L}\p{N}])/iuy],
  ["word", /w\/o?(?![\p{L}\p{N}/])|[\p{L}\p{N}\p{M}_]+(?:['’](?!s(?![\p{L}\p{N}]))[\p{L}\p{M}]+)?/iuy],
  ["hyphen", /(?<=[\p{L}\p{N}])-(?=[\p{L}])/uy],
  ["punct", /->|=>|<=|>=|!=|\.\.\.|[^\s]/uy],
];
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  grand: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const currencies: Readonly<Record<string, string>> = {
  "€": "EUR",
  $: "USD",
  "£": "GBP",
  eur: "EUR",
  euro: "EUR",
  euros: "EUR",
  usd: "USD",
};

const arrows = new Set(["->", "=>", "→"]);

/** Hyphens inside words vanish ("follow-up" is two words here and in the lexicon), so both sides meet. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const [kind, text] = matchAt(source, at);
    const to = at + text.length;
    if (kind === "possessive") tokens.push(possessive(text, at, tokens.at(-1)));
    else if (kind === "number") tokens.push(numberToken(text, at));
    else if (kind === "word") tokens.push(...wordTokens(text, at));
    else if (kind === "punct" && arrows.has(text))
      tokens.push({ ...plain(kind, text, at, to), lower: "to", stem: "to" });
    else if (kind !== "skip" && kind !== "hyphen") tokens.push(plain(kind, text, at, to));
    at = to;
  }
  return tokens;
}

function matchAt(source: string, at: number): [Pattern[0], string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text) return [kind, text];
  }
  return ["skip", source.slice(at, at + 1)];
}

function plain(kind: TokenKind, text: string, from: number, to: number): Token {
  const lower = text.toLowerCase();
  const token: Token = { text, lower, stem: stemOf(lower), from, to, kind };
  if (kind === "ordinal") token.number = Number.parseInt(text, 10);
  return token;
}

function possessive(text: string, at: number, before: Token | undefined): Token {
  const lower = before && isBeforeS.has(before.lower) ? (before.lower === "let" ? "us" : "is") : "'s";
  return { text, lower, stem: lower, from: at, to: at + text.length, kind: "word" };
}

function wordTokens(text: string, at: number): Token[] {
  const lower = text.toLowerCase().replace("’", "'");
  // "R" alone is a name or an initial; "r" is "are".
  const parts =
    (text.length === 1 && text !== lower ? undefined : shorthand[lower]) ??
    contractions[lower] ??
    (/n't$/.test(lower) ? [lower.slice(0, -3), "not"] : undefined);
  if (!parts) return [plain("word", text, at, at + text.length)];
  return parts.map((part) => ({
    text: part,
    lower: part,
    stem: stemOf(part),
    from: at,
    to: at + text.length,
    kind: "word" as const,
  }));
}

function numberToken(text: string, at: number): Token {
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const from = at + lead;
  const parts = /^([€$£])?\s?([\d,.’]+)\s?([a-z]+)?\s?(%|\+|€|\$|£|[a-z]+)?$/i.exec(trimmed);
  const tail = (parts?.[4] ?? "").toLowerCase();
  const word = (parts?.[3] ?? "").toLowerCase();
  const digits = (parts?.[2] ?? "0").replace(/[,.’](?=\d{3}(?!\d))/g, "");
  const token = plain("number", trimmed, from, from + trimmed.length);
  token.number = Math.round(Number.parseFloat(digits) * (scales[word] ?? 1) * 1e6) / 1e6;
  const currency = currencies[parts?.[1] ?? ""] ?? currencies[tail] ?? currencies[word];
  if (currency) token.currency = currency;
  if (tail === "%") token.isPercent = true;
  if (tail === "+") token.isAtLeast = true;
  return token;
}
