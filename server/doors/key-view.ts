import type { Permission } from "@/db/access/permissions";

/** Scopes that others bring along, by those. */
export type BroughtScopes = Partial<Record<string, readonly string[]>>;

/** A key as people see it; the secret is told once, when it is made. */
export type KeyView = {
  id: string;
  name: string;
  owner: string;
  isMine: boolean;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  /** Why it works no more; null while it does. */
  end: "revoked" | "expired" | null;
};

export type KeysView = {
  keys: KeyView[];
  /** What one's role may do, and so a key. */
  scopes: Permission[];
  brings: BroughtScopes;
  /** Whether the list holds everybody's keys, so that an Admin can end them. */
  isWhole: boolean;
};
