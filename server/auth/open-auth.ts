import { join } from "node:path";

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
  const outbox = join(settings.ATRIUM_DATA, "outbox");
  const mailer = settings.SMTP_URL
    ? smtpMailer(settings.SMTP_URL, settings.MAIL_FROM)
    : outboxMailer(outbox, settings.MAIL_FROM);
  return builtInAuth(atrium, { url, secret, mailer, outbox, onFailure });
}
