import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";

import type { Mailer } from "./mailer";

export type StoredMail = { id: string; at: string; to: string; subject: string; text: string };

const most = 200;

/** Mails that go nowhere: each is a file in the directory, in the form that mail programs open. */
export function outboxMailer(directory: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    leaves: false,
    async send({ to, subject, text, html }) {
      const { message } = await transport.sendMail({ from, to, subject, text, ...(html ? { html } : {}) });
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const name = `${new Date().toISOString().replaceAll(":", "-")}-${randomUUID().slice(0, 8)}`;
      // A list that is read meanwhile sees whole mails only; links in them are secrets.
      await writeFile(join(directory, `${name}.tmp`), message as Buffer, { mode: 0o600 });
      await writeFile(join(directory, `${name}.json`), JSON.stringify({ to, subject, text }), { mode: 0o600 });
      await rename(join(directory, `${name}.tmp`), join(directory, `${name}.eml`));
      await dropOldest(directory);
    },
  };
}

/** What lies there, the newest first. */
export async function listOutbox(directory: string): Promise<StoredMail[]> {
  const names = (await namesIn(directory)).reverse();
  return Promise.all(
    names.map(async (id) => {
      const known = JSON.parse(await readFile(join(directory, `${id}.json`), "utf8")) as Omit<StoredMail, "id" | "at">;
      const [day = "", time = ""] = id.slice(0, 24).split("T");
      return { id, at: `${day}T${time.replaceAll("-", ":")}`, ...known };
    }),
  );
}

async function namesIn(directory: string): Promise<string[]> {
  const files = await readdir(directory).catch(() => []);
  return files.flatMap((file) => (file.endsWith(".eml") ? [file.slice(0, -4)] : [])).sort();
}

async function dropOldest(directory: string): Promise<void> {
  const names = await namesIn(directory);
  for (const name of names.slice(0, Math.max(0, names.length - most)))
    for (const ending of ["eml", "json"]) await rm(join(directory, `${name}.${ending}`), { force: true });
}
