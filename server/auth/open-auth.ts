import { openResolver } from "@/connectors/dns/resolver";
import { guardedFetch } from "@/connectors/outgoing/guarded-fetch";
import type { Atrium } from "@/server/atrium";
import { clerkSettingsOf } from "@/server/clerk-settings";
import { openMailer, outboxOf } from "@/server/mails";
import type { Settings } from "@/server/settings";
import type { Auth } from "./auth";
import { builtInAuth } from "./built-in/built-in";
import { clerkAuth } from "./clerk/clerk";
import { localAuth } from "./local";

/** The way in that the settings choose. */
export function openAuth(atrium: Atrium, settings: Settings, onFailure: (error: unknown) => void): Auth {
  const { mode, url } = atrium.signIn;
  if (mode === "local") return localAuth(atrium);
  const clerk = mode === "clerk" && clerkSettingsOf(settings);
  if (clerk) return clerkAuth(atrium, { ...clerk, url, onFailure });
  return builtInAuth(atrium, {
    url,
    isRegistrationOpen: settings.ATRIUM_OAUTH_REGISTRATION === "open",
    secrets: atrium.secrets.list(),
    mailer: openMailer(settings),
    outbox: outboxOf(settings),
    onFailure,
    outgoing: guardedFetch({ internalHosts: settings.ATRIUM_INTERNAL_HOSTS ?? [] }),
    resolver: openResolver(),
  });
}
