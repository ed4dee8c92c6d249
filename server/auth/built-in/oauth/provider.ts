import { AsyncLocalStorage } from "node:async_hooks";
import { oauthProvider } from "@better-auth/oauth-provider";

import { permissions } from "@/db/access/permissions";
import { hashToken, tokenPrefix } from "@/db/accounts/oauth-tokens";

/** Keeps access going while nobody is there; all other scopes are permissions. */
export const offlineScope = "offline_access";
export const oauthScopes: string[] = [...permissions, offlineScope];

/** The workspace that the person chose for the app, while better-auth works on their answer. */
export const chosenWorkspace = new AsyncLocalStorage<string>();

const minute = 60;
const day = 24 * 60 * 60;

/** The OAuth server: codes, tokens and their rotation are better-auth's; where it is reached and what it says are ours. */
export function oauthPlugin(isRegistrationOpen: boolean) {
  return oauthProvider({
    scopes: oauthScopes,
    loginPage: "/sign-in",
    consentPage: "/oauth/consent",
    // Without identities there is nothing to sign: tokens are opaque, and end when they are taken back.
    disableJwtPlugin: true,
    storeTokens: { hash: async (token) => hashToken(token) },
    prefix: tokenPrefix,
    codeExpiresIn: 5 * minute,
    accessTokenExpiresIn: 60 * minute,
    m2mAccessTokenExpiresIn: 60 * minute,
    refreshTokenExpiresIn: 60 * day,
    allowDynamicClientRegistration: isRegistrationOpen,
    allowUnauthenticatedClientRegistration: isRegistrationOpen,
    postLogin: {
      page: "/oauth/consent",
      shouldRedirect: async () => false,
      consentReferenceId: async () => {
        const workspace = chosenWorkspace.getStore();
        if (!workspace) throw new Error("An app is let in to a workspace; none was chosen.");
        return workspace;
      },
    },
  });
}
