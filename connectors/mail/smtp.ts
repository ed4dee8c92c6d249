import { createTransport } from "nodemailer";

import type { Mailer } from "./mailer";

/** Mails by the server of an address such as smtps://user:password@mail.example:465. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from });
  return {
    leaves: true,
    async send({ to, subject, text, html }) {
      await transport.sendMail({ to, subject, text, ...(html ? { html } : {}) });
    },
  };
}
