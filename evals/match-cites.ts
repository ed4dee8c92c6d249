import { onOneLine } from "./library";

export type ExpectedCite = {
  /** For a person to read. */
  name: string;
  /** Where the document or note opens, and for a document the version that holds. */
  path: string;
  version: string | null;
  text: string;
  quote: string;
};

/** Whoever links to everything that was found has answered nothing; what is further down is not read. */
const most = 3;
type Passage = { path: string; version: string | null; from: number; to: number };

/** What people and programs say where a question has no answer. */
const missing =
  /\bnot (?:in|among|mentioned|written|said|covered|found|there|answered)\b|\b(?:do(?:es)?|did) not (?:say|mention|tell|cover|answer|contain|include|speak)\b|\b(?:do|does|did)n['’]t (?:say|mention|tell|cover|answer|contain|include|find)\b|\bsays? nothing\b|\b(?:no|none of the|nothing in the) (?:documents?|notes?|passages?|mention|answer|information)\b|\b(?:could|can)(?: not|not|n['’]t) find\b|\bfound nothing\b/i;

export const saysMissing = (said: string): boolean => missing.test(said);

/** Quotes that stand in none of the passages which the words link to first. */
export function uncited(cites: readonly ExpectedCite[], said: string): ExpectedCite[] {
  const passages = passagesIn(said).slice(0, Math.max(most, cites.length));
  return cites.filter(
    ({ path, version, text, quote }) =>
      !passages.some(
        (passage) =>
          passage.path === path &&
          (version === null || passage.version === version) &&
          fold(text.slice(passage.from, passage.to)).includes(fold(quote)),
      ),
  );
}

const fold = (text: string): string => onOneLine(text).toLowerCase();

/** A link without a place opens a document and points at nothing in it. */
function passagesIn(said: string): Passage[] {
  return [...said.matchAll(/(\/(?:documents|o\/\w+)\/[0-9a-f-]{36})\?([^\s)"'<>]+)/g)].flatMap(([, path, rest]) => {
    const parts = new URLSearchParams(rest?.replaceAll("&amp;", "&"));
    const [from, to] = [parts.get("from"), parts.get("to")];
    return from && to ? [{ path: path ?? "", version: parts.get("version"), from: Number(from), to: Number(to) }] : [];
  });
}
