let pinned: string | null = null;

/** A tab stays in the workspace it was opened in, also when another tab goes to another. */
export function pinWorkspace(slug: string): void {
  pinned ??= slug;
}

const viewKey = "view-as";

/** From now on this tab shows what a member sees; null: what one sees oneself. */
export function viewAs(memberId: string | null): void {
  if (memberId) sessionStorage.setItem(viewKey, memberId);
  else sessionStorage.removeItem(viewKey);
  window.location.assign("/");
}

/** What each call says about its tab. */
export function workspaceHeader(): Record<string, string> {
  const member = sessionStorage.getItem(viewKey);
  return {
    ...(pinned ? { "x-atrium-workspace": pinned } : {}),
    ...(member ? { "x-atrium-view-as": member } : {}),
  };
}

/** Whether the tab looks through somebody's eyes, whatever the server says to that. */
export const isViewing = (): boolean => typeof window !== "undefined" && sessionStorage.getItem(viewKey) !== null;

let isLeaving = false;

/** The session is over: the page is asked for again, and the server leads to the sign-in and back. */
export function leaveWhenSignedOut(status: number): void {
  if (status !== 401 || isLeaving) return;
  isLeaving = true;
  window.location.reload();
}
