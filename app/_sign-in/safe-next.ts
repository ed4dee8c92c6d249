/** Where to go after the sign-in: a page of ours, whatever the address asked for. */
export function safeNext(wanted: string | string[] | undefined): string {
  if (typeof wanted !== "string" || !/^\/(?![/\\])/.test(wanted) || /[\p{Cc}\\]/u.test(wanted)) return "/";
  const base = "http://atrium.invalid";
  if (!URL.canParse(wanted, base)) return "/";
  const { origin, pathname, search, hash } = new URL(wanted, base);
  const isOurs = origin === base && !/^\/(api|sign-in|_next)(\/|$)/.test(pathname) && !pathname.startsWith("//");
  return isOurs ? pathname + search + hash : "/";
}
