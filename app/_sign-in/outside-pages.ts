/** Pages for people who are not signed in: no sidebar, no data, no keys. */
export function isOutside(pathname: string): boolean {
  return /^\/(sign-in|reset-password|first-run|join)(\/|$)/.test(pathname);
}
