/** An address elsewhere, as the browser will read it, and the host that it leads to. */
export type OutsideAddress = { href: string; host: string };

/** Null for what is not plainly an address: other schemes, and a name before the host, which only ever poses as one. */
export function readOutside(text: string, schemes: readonly string[] = ["https:"]): OutsideAddress | null {
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(text) || !/^[a-z]+:\/\/[^/]/i.test(text) || !URL.canParse(text)) return null;
  const { href, host, protocol, username, password } = new URL(text);
  return schemes.includes(protocol) && host && !username && !password ? { href, host } : null;
}

/** Whether words say by themselves where they lead: they begin with the address itself. */
export function saysHost(words: string, { host }: OutsideAddress): boolean {
  const said = /^(?:https?:\/\/)?([^\s/?#\\]+)(?=$|[/?#])/i.exec(words)?.[1];
  return said?.toLowerCase() === host;
}

/** An e-mail address that holds nothing but an address; a mail program would read more as recipients, subject or text. */
export function mailHref(text: string): string | null {
  return /^[\p{L}\p{N}.!#$'*+=^_`{|}~-]+@[\p{L}\p{N}.-]+$/u.test(text)
    ? `mailto:${encodeURI(text).replaceAll("#", "%23")}`
    : null;
}
