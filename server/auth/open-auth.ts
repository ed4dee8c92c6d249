import { join } from "node:path";

import type { Mailer } from "@/connectors/mail/mailer";
import { outboxMailer } from "@/connectors/mail/outbox";
import { smtpMailer } from "@/connectors/mail/smtp";
import type { Atrium } from "@/server/atrium";
import type { Settings } from "@/server/settings";
import type { Auth } from "./auth";
import { builtInAuth } from "./built-in/built-in";
import { localAuth } from "./local";
import { readSecret } from "./secret";

/** The way in that the settings choose. */
export function openAuth(atrium: Atrium, settings: Settings, onFailure: (error: unknown) => void): Auth {
  const { mode, url } = atrium.signIn;
  if (mode === "local") return localAuth(atrium);
  const secret = readSecret(settings);
  return builtInAuth(atrium, { url, secret, mailer: openMailer(settings), onFailure });
}

export const outboxOf = (settings: Settings): string => join(settings.ATRIUM_DATA, "outbox");

function openMailer(settings: Settings): Mailer {
  if (settings.SMTP_URL) return smtpMailer(settings.SMTP_URL, settings.MAIL_FROM);
  return outboxMailer(outboxOf(settings), settings.MAIL_FROM);
}
