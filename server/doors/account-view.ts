/** What the page of one's own account shows. */
export type AccountView = {
  name: string;
  email: string;
  /** Came in through a workspace's provider, and changes nothing here. */
  isFromProvider: boolean;
  hasPassword: boolean;
  hasTwoFactor: boolean;
  passkeys: { id: string; name: string; createdAt: string | null }[];
  sessions: { id: string; device: string; address: string; createdAt: string; isCurrent: boolean }[];
  workspaces: { slug: string; name: string }[];
};

export type OutboxView = {
  /** Whether mails leave this machine; then none lie here. */
  leaves: boolean;
  directory: string;
  mails: { id: string; at: string; to: string; subject: string; text: string }[];
};

export type JoinView = {
  workspace: string;
  email: string;
  /** What comes next: make an account, sign in to the one there is, show that the address is one's own, or join. */
  ask: "account" | "sign-in" | "proof" | "join";
};
