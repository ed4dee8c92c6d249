import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { describe, expect, test } from "vitest";

import { listOutbox, outboxMailer } from "./outbox";
import { smtpMailer } from "./smtp";

const from = "Atrium <atrium@crm.example>";
const mail = {
  to: "ana@crm.example",
  subject: "Grüße aus Näfels",
  text: "Open this link:\n\nhttps://crm.example/x?token=abc",
};

describe("the outbox", () => {
  test("keeps each mail as a file that mail programs open, for its owner's eyes only", async () => {
    const directory = join(mkdtempSync(join(tmpdir(), "atrium-mail-")), "outbox");
    const mailer = outboxMailer(directory, from);

    await mailer.send(mail);
    const [file = ""] = readdirSync(directory).filter((name) => name.endsWith(".eml"));
    const text = readFileSync(join(directory, file), "utf8");

    expect(mailer.leaves).toBe(false);
    expect(text).toContain("From: Atrium <atrium@crm.example>");
    expect(text).toContain("To: ana@crm.example");
    expect(statSync(join(directory, file)).mode & 0o077).toBe(0);
    expect(statSync(directory).mode & 0o077).toBe(0);
  });

  test("lists the newest first, and is empty before the first", async () => {
    const directory = join(mkdtempSync(join(tmpdir(), "atrium-mail-")), "outbox");
    const mailer = outboxMailer(directory, from);
    const empty = await listOutbox(directory);
    await mailer.send(mail);
    await expect.poll(() => Date.now() > Number(statSync(directory).mtimeMs) + 2).toBe(true);
    await mailer.send({ ...mail, subject: "Second" });

    const listed = await listOutbox(directory);

    expect(empty).toEqual([]);
    expect(listed.map(({ subject }) => subject)).toEqual(["Second", mail.subject]);
    expect(listed[1]).toMatchObject(mail);
    expect(new Date(listed[0]?.at ?? "").getTime()).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe("mail by SMTP", () => {
  test("arrives at the server with who sent it, to whom, and the whole text", async () => {
    const received: { to: string[]; from: string; data: string; user: string }[] = [];
    const server = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      onAuth: ({ username, password }, _session, done) =>
        password === "right" ? done(null, { user: username ?? "" }) : done(new Error("Wrong password")),
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const { rcptTo, mailFrom } = session.envelope;
          received.push({
            to: rcptTo.map(({ address }) => address),
            from: mailFrom ? mailFrom.address : "",
            data: Buffer.concat(chunks).toString(),
            user: String(session.user),
          });
          done();
        });
      },
    });
    server.on("error", () => undefined);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.server.address() as AddressInfo;

    await smtpMailer(`smtp://atrium:right@127.0.0.1:${port}`, from).send(mail);
    const refused = smtpMailer(`smtp://atrium:wrong@127.0.0.1:${port}`, from).send(mail);

    await expect(refused).rejects.toThrow(/Wrong password|Invalid login/);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ to: [mail.to], from: "atrium@crm.example", user: "atrium" });
    expect(received[0]?.data.replaceAll("=3D", "=")).toContain("https://crm.example/x?token=abc");
    await new Promise<void>((done) => server.close(() => done()));
  });
});
