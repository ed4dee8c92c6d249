import type { NewApp } from "@/db/accounts/oauth-apps";
import { oauthScopes } from "./provider";

/** `atrium login`: a program on somebody's machine, which keeps no secret and listens there for the answer. */
export const commandLineApp: NewApp = {
  clientId: "atrium-cli",
  name: "Atrium command line",
  redirectUris: ["http://127.0.0.1/callback"],
  scopes: oauthScopes,
  clientSecret: null,
  ownScopes: [],
  isNative: true,
  userId: null,
  workspaceId: null,
};
