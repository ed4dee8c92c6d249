import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { magicLink, twoFactor } from "better-auth/plugins";

import { authAdapter } from "@/db/accounts/auth-adapter";
import { proveAddress } from "@/db/accounts/people";
import { isBound } from "@/db/accounts/single-sign-on";
import type { Db } from "@/db/connect/db";
import type { ServerSecrets } from "@/server/auth/secret";
import { providerSessions } from "@/server/auth/single-sign-on/provider-sessions";
import type { AccountMails } from "./mails";
import { oauthPlugin } from "./oauth/provider";
import { secretVersions } from "./secret-versions";

export const passwordRule = { least: 10, most: 128 };

const day = 24 * 60 * 60;
const linkSeconds = 15 * 60;
const resetSeconds = 60 * 60;

export type BetterAuth = ReturnType<typeof openBetterAuth>;

/** Who signs in and how; nobody can sign up, people come by a first-run link or an invitation. */
export function openBetterAuth(options: {
  db: Db;
  url: string;
  secrets: ServerSecrets;
  mails: AccountMails;
  isRegistrationOpen: boolean;
}) {
  const { db, url, secrets, mails, isRegistrationOpen } = options;
  const prove = (userId: string): Promise<void> =>
    db.transaction({}, (session) => proveAddress(session, userId, new Date()));
  return betterAuth({
    appName: "Atrium",
    baseURL: url,
    basePath: "/api/auth",
    ...secretVersions(secrets),
    trustedOrigins: [url],
    database: authAdapter(db),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Our own door counts tries, by address and by account.
    rateLimit: { enabled: false },
    verification: { storeIdentifier: "hashed" },
    session: {
      ...{ expiresIn: 14 * day, disableSessionRefresh: true, freshAge: day },
      additionalFields: { workspaceId: { type: "string", required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordRule.least,
      maxPasswordLength: passwordRule.most,
      resetPasswordTokenExpiresIn: resetSeconds,
      revokeSessionsOnPasswordReset: true,
      // Whoever has the link has the mailbox.
      onPasswordReset: async ({ user }) => (user.emailVerified ? undefined : prove(user.id)),
      // Not awaited: a known address would answer later than an unknown one.
      sendResetPassword: async ({ user, token }) => mails.reset(user.email, token),
    },
    databaseHooks: {
      session: {
        create: {
          // Every way in ends here; the provider's own sessions name their workspace.
          before: async ({ userId, workspaceId }) => {
            if (workspaceId || !(await db.transaction({ isReadOnly: true }, (session) => isBound(session, userId))))
              return;
            throw new APIError("FORBIDDEN", {
              code: "SINGLE_SIGN_ON_REQUIRED",
              message: "Single sign-on is required.",
            });
          },
        },
      },
      user: {
        update: {
          before: async (data) =>
            data.emailVerified === true ? { data: { ...data, twoFactorEnabled: false } } : undefined,
          // A link changes a user only when it proves the address; passwords and sessions from before are gone then.
          after: async (user, context) => (context?.path === "/magic-link/verify" ? prove(user.id) : undefined),
        },
      },
    },
    advanced: {
      cookiePrefix: "atrium",
      useSecureCookies: url.startsWith("https:"),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      ipAddress: { ipAddressHeaders: ["x-atrium-address"] },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: linkSeconds,
        storeToken: "hashed",
        sendMagicLink: async ({ email, token }) => mails.signIn(email, token),
      }),
      alsoAfterLinks(twoFactor({ issuer: "Atrium", trustDeviceMaxAge: 30 * day, twoFactorCookieMaxAge: 600 })),
      providerSessions(),
      passkey({
        rpID: new URL(url).hostname,
        rpName: "Atrium",
        origin: url,
        // A key without a PIN or a finger would be one factor, and passkeys stand for both.
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      }),
      oauthPlugin(isRegistrationOpen),
    ],
  });
}

type SecondFactor = ReturnType<typeof twoFactor>;

/** better-auth asks for the second factor after a password alone; a link from a mailbox is no more than that. */
function alsoAfterLinks(plugin: SecondFactor): SecondFactor {
  for (const hook of plugin.hooks.after) {
    const { matcher } = hook;
    hook.matcher = (context) => context.path === "/magic-link/verify" || matcher(context);
  }
  return plugin;
}
