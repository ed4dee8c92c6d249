import type { Mailer } from "@/connectors/mail/mailer";

export type AccountMails = {
  signIn(email: string, token: string): void;
  reset(email: string, token: string): void;
};

type MailOptions = {
  mailer: Mailer;
  url: string;
  isKnown(email: string): Promise<boolean>;
  onFailure(error: unknown): void;
};

/** Mails about somebody's own account. They go out behind the answer, so that it takes the same time for everybody. */
export function accountMails({ mailer, url, isKnown, onFailure }: MailOptions): AccountMails {
  const send = (to: string, subject: string, lines: string[]): void => {
    const text = [...lines, "If this was not you, leave this mail alone: nothing changes."].join("\n\n");
    void isKnown(to)
      .then((known) => (known ? mailer.send({ to, subject, text }) : undefined))
      .catch(onFailure);
  };
  return {
    signIn: (email, token) =>
      send(email, "Sign in to Atrium", [
        "Open this link to sign in. It works once, for 15 minutes.",
        `${url}/sign-in/link?token=${encodeURIComponent(token)}`,
      ]),
    reset: (email, token) =>
      send(email, "Choose a new password for Atrium", [
        "Open this link to choose a new password. It works once, for one hour.",
        `${url}/reset-password?token=${encodeURIComponent(token)}`,
      ]),
  };
}
