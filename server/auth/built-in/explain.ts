import { AppError, type ErrorCode } from "@/tools/core/app-error";
import { passwordRule } from "./better-auth";

const link = "This link has expired or was used already. Ask for a new one.";
const again = "That took too long or was tried too often. Sign in again from the start.";

/** What better-auth says by a code, as a sentence that says what to do. */
const known: Record<string, [ErrorCode, string]> = {
  INVALID_EMAIL_OR_PASSWORD: ["unauthenticated", "The e-mail or the password is wrong."],
  INVALID_EMAIL: ["invalid_input", "That is no e-mail address."],
  INVALID_PASSWORD: ["forbidden", "Your password is wrong."],
  CREDENTIAL_ACCOUNT_NOT_FOUND: ["precondition_failed", "You have no password yet. Ask for a link to choose one."],
  PASSWORD_TOO_SHORT: ["invalid_input", `A password has at least ${passwordRule.least} characters.`],
  PASSWORD_TOO_LONG: ["invalid_input", `A password has at most ${passwordRule.most} characters.`],
  INVALID_TOKEN: ["not_found", link],
  INVALID_CODE: ["unauthenticated", "The code is wrong. Look at your authenticator app and type the one it shows now."],
  INVALID_BACKUP_CODE: ["unauthenticated", "The recovery code is wrong, or it was used already."],
  INVALID_TWO_FACTOR_COOKIE: ["unauthenticated", again],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ["rate_limited", again],
  ACCOUNT_TEMPORARILY_LOCKED: ["rate_limited", "Too many wrong codes. Wait 15 minutes, then sign in again."],
  TOTP_ALREADY_ENABLED: ["conflict", "Codes are on already. Turn them off before you set them up anew."],
  SESSION_NOT_FRESH: ["precondition_failed", "Sign out and in again first: this needs a sign-in of the last 24 hours."],
  PASSKEY_NOT_FOUND: ["unauthenticated", "This passkey is not known here. Sign in another way."],
  AUTHENTICATION_FAILED: ["unauthenticated", "The passkey was not accepted. Try again, or sign in another way."],
  CHALLENGE_NOT_FOUND: ["unauthenticated", "That took too long. Try the passkey again."],
  FAILED_TO_VERIFY_REGISTRATION: ["invalid_input", "The passkey could not be added. Try again."],
  SINGLE_SIGN_ON_REQUIRED: [
    "forbidden",
    "Your company signs in through its own provider. Type your e-mail, then choose Continue.",
  ],
  PREVIOUSLY_REGISTERED: ["conflict", "This passkey is known already."],
};

export function explain(status: number, body: unknown): AppError {
  const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
  const [ours, message] = known[code] ?? byStatus(status);
  return new AppError(ours, message, { cause: body });
}

function byStatus(status: number): [ErrorCode, string] {
  if (status === 401) return ["unauthenticated", "Sign in first."];
  if (status === 429) return ["rate_limited", "Too many tries. Wait a minute, then try again."];
  if (status >= 500) return ["internal", "Something went wrong inside Atrium."];
  return ["invalid_input", "That cannot be done. Load the page again and try once more."];
}
