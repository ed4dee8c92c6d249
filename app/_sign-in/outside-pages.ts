/** Pages for people who are not signed in, or who are asked one thing only: no sidebar, no data, no keys. */
export function isOutside(pathname: string): boolean {
  return /^\/(sign-in|reset-password|first-run|join|oauth)(\/|$)/.test(pathname);
}
