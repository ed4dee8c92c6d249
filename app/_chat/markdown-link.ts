import { readOutside, saysHost } from "@/app/_lib/outside-address";

export type LinkTarget =
  | { kind: "link"; href: string }
  /** The host, where the words do not say it. */
  | { kind: "outside"; href: string; host?: string };

/** Only pages of records, conversations and documents, and plain https; every other target is dropped and its words kept. */
export function readTarget(href: string, words: string): LinkTarget | null {
  if (href.startsWith("/")) {
    const page = readPage(href);
    return page ? { kind: "link", href: page } : null;
  }
  const outside = readOutside(href);
  if (!outside) return null;
  return { kind: "outside", href: outside.href, ...(saysHost(words, outside) ? {} : { host: outside.host }) };
}

const base = "https://atrium.invalid";

/** Checked as the browser will read it: `%2e%2e` is a step up as well, and `\` is a slash. */
function readPage(href: string): string | null {
  if (!/^\/[\w./?=&%-]+$/.test(href) || !URL.canParse(href, base)) return null;
  const { origin, pathname, search } = new URL(href, base);
  if (origin !== base || !/^\/(?:(?:o|c|documents)(?:\/[\w-]+)+|documents)$/.test(pathname)) return null;
  return pathname + search;
}
