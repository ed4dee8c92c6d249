import { join } from "node:path";

import type { Mailer } from "@/connectors/mail/mailer";
import { outboxMailer } from "@/connectors/mail/outbox";
import { smtpMailer } from "@/connectors/mail/smtp";
import type { InviteMailer } from "@/tools/members/invite-mailer";
import type { Settings } from "./settings";

/** Where mails lie that do not leave this machine. */
export const outboxOf = ({ ATRIUM_DATA }: Settings): string => join(ATRIUM_DATA, "outbox");

/** By SMTP where it is set up, else into files. */
export function openMailer(settings: Settings): Mailer {
  if (settings.SMTP_URL) return smtpMailer(settings.SMTP_URL, settings.MAIL_FROM);
  return outboxMailer(outboxOf(settings), settings.MAIL_FROM);
}

export const inviteMails =
  (mailer: Mailer, url: string): InviteMailer =>
  async ({ workspace, email, token, role, invitedBy }) => {
    const text = [
      `${invitedBy} invites you to ${workspace.name} in Atrium, with the role ${role}.`,
      "Open this link to join. It works once, for seven days, and for this address alone.",
      `${url}/join/${workspace.slug}/${token}`,
      "If you do not know what this is about, leave this mail alone: nothing happens.",
    ].join("\n\n");
    await mailer.send({ to: email, subject: `Join ${workspace.name} in Atrium`, text });
    return { leaves: mailer.leaves };
  };
