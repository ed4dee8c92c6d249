export type Mail = { to: string; subject: string; text: string; html?: string | undefined };

/** Hands a mail on. `leaves` says whether it can reach anybody outside this machine. */
export type Mailer = {
  leaves: boolean;
  send(mail: Mail): Promise<void>;
};
