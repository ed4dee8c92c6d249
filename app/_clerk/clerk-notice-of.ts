const notices: Record<string, string> = {
  ended: "Your access to this workspace has ended. Ask one of its Admins to let you in again.",
  clerk: "Clerk, which signs people in here, does not answer. Try again in a moment.",
  workspace:
    "This organization has no workspace here yet, or your e-mail address is not verified. An admin of the organization has to come first.",
};

/** Why somebody has to choose. Only our own words are shown, whatever the address says. */
export function clerkNoticeOf(why: string | string[] | undefined): string | null {
  return typeof why === "string" && Object.hasOwn(notices, why) ? (notices[why] ?? null) : null;
}
