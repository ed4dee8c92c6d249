/** A page of ours, whatever was asked for. */
export function ownPath(wanted: string): string {
  if (!/^\/(?![/\\])/.test(wanted) || /[\p{Cc}\\]/u.test(wanted)) return "/";
  const base = "http://atrium.invalid";
  if (!URL.canParse(wanted, base)) return "/";
  const { origin, pathname, search, hash } = new URL(wanted, base);
  const isPage = !/^\/(api|sign-in|_next)(\/|$)/.test(pathname) && !pathname.startsWith("//");
  return origin === base && isPage ? pathname + search + hash : "/";
}
