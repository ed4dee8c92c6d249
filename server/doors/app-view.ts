import type { Permission } from "@/db/access/permissions";
import type { BroughtScopes } from "./key-view";

/** What somebody is asked when an app wants to act for them. */
export type ConsentView = {
  app: string;
  /** Whoever registered it; null for what registered itself or comes with Atrium. */
  owner: string | null;
  /** Where the answer goes. */
  host: string;
  scopes: string[];
  isOffline: boolean;
  me: string;
  workspaces: { slug: string; name: string }[];
};

export type AppView = {
  clientId: string;
  name: string;
  owner: string | null;
  redirectUris: string[];
  isPublic: boolean;
  ownScopes: string[];
  createdAt: string | null;
};

export type AppsView = {
  connected: { clientId: string; app: string; scopes: string[]; since: string }[];
  /** Apps of the workspace, for whoever may register them; else null. */
  apps: AppView[] | null;
  scopes: Permission[];
  brings: BroughtScopes;
};
