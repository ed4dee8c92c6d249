let pinned: string | null = null;

/** A tab stays in the workspace it was opened in, also when another tab goes to another. */
export function pinWorkspace(slug: string): void {
  pinned ??= slug;
}

export const workspaceHeader = (): Record<string, string> => (pinned ? { "x-atrium-workspace": pinned } : {});

let isLeaving = false;

/** The session is over: the page is asked for again, and the server leads to the sign-in and back. */
export function leaveWhenSignedOut(status: number): void {
  if (status !== 401 || isLeaving) return;
  isLeaving = true;
  window.location.reload();
}
