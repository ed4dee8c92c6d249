type ClerkOnPage = {
  session?: { getToken(): Promise<string | null> } | null;
  signOut(options: { redirectUrl: string }): Promise<void>;
};

const clerkOnPage = (): ClerkOnPage | undefined => (window as Window & { Clerk?: ClerkOnPage }).Clerk;

/** Where Clerk signs people in, its token lasts a minute, and a tab that slept has an old one. Elsewhere nothing happens. */
export async function freshSession(): Promise<void> {
  await clerkOnPage()
    ?.session?.getToken()
    .catch(() => null);
}

/** Whether Clerk has ended the session; elsewhere it is not Clerk's. */
export async function leaveClerk(): Promise<boolean> {
  const clerk = clerkOnPage();
  await clerk?.signOut({ redirectUrl: "/sign-in" });
  return clerk !== undefined;
}
