import type { Atrium } from "@/server/atrium";
import { openMailer, outboxOf } from "@/server/mails";
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
  const isRegistrationOpen = settings.ATRIUM_OAUTH_REGISTRATION === "open";
  return builtInAuth(atrium, {
    url,
    isRegistrationOpen,
    secret,
    mailer: openMailer(settings),
    outbox: outboxOf(settings),
    onFailure,
  });
}
