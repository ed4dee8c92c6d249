import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

import { readDocument } from "./read-document";
import { runInWorker } from "./run-worker";
import { splitDocument } from "./split-document";
import { splitText } from "./split-text";

const page = (html: string) => ({ name: "page.html", bytes: new TextEncoder().encode(html) });
const short = page("<p>Hello.</p>");
/** Each closing tag makes the parser look through all open ones: minutes of work in a small file. */
const slow = page("<div>".repeat(100_000) + "</b>".repeat(500_000));

describe("a document that takes too long", () => {
  test("is ended, does not hold up the process, and the next one is read", async () => {
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 10);

    await expect(readDocument(slow, { timeoutMilliseconds: 1500 })).rejects.toMatchObject({
      code: "invalid_input",
      message: "page.html takes longer than 1.5 seconds to read. Split it, or save it as plain text, and upload that.",
    });
    clearInterval(clock);

    expect(ticks).toBeGreaterThan(20);
    expect((await readDocument(short)).text).toBe("Hello.");
  });

  test("is ended when nobody wants it any more", async () => {
    const reading = readDocument(slow, { signal: AbortSignal.timeout(500) });
    const next = readDocument(short);

    await expect(reading).rejects.toMatchObject({ name: "TimeoutError" });

    expect((await next).text).toBe("Hello.");
  });
});

describe("documents at the same time", () => {
  test("are read one after the other, each with its own answer", async () => {
    const texts = ["One.", "Two.", "", "Four."];

    const answers = await Promise.allSettled(texts.map((text) => readDocument(page(`<p>${text}</p>`))));

    expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value.text : "refused"))).toEqual([
      "One.",
      "Two.",
      "refused",
      "Four.",
    ]);
  });

  test("do not keep one waiting that was given up", async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const reading = readDocument(slow, { signal: first.signal });
    const waiting = readDocument(short, { signal: second.signal });

    second.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });

    first.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    await expect(readDocument(short, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
  });
});

test("a document that takes too much memory is ended, and the next one is read", async () => {
  const large = page("<p>a".repeat(4_000_000));

  await expect(runInWorker("read", large, { memoryBytes: 20 * 1024 * 1024 })).rejects.toThrow(
    "needs too much memory to read",
  );

  expect((await readDocument(short)).text).toBe("Hello.");
});

test("a long text is split as splitText does it, without holding up the process", async () => {
  const text = "# Terms\n\nThe customer pays within thirty days.\n\n".repeat(20_000);

  const chunks = await splitDocument({ name: "Terms", text, pages: [0, 500_000] });
  const givenUp = splitDocument({ name: "Terms", text: "- a\n".repeat(2_000_000) }, { timeoutMilliseconds: 300 });
  const short = await splitDocument({ name: "Terms", text: "Hello." });

  expect(chunks).toEqual(splitText(text, [0, 500_000]));
  await expect(givenUp).rejects.toThrow("Terms takes longer than 0.3 seconds");
  expect(short).toHaveLength(1);
});

test("a process that has read a document ends by itself", async () => {
  const program = `
    const { readDocument } = await import(${JSON.stringify(join(import.meta.dirname, "read-document.ts"))});
    const { text } = await readDocument({ name: "a.md", bytes: new TextEncoder().encode("# Hello") });
    console.log(text);`;

  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { timeout: 20_000 });

  expect(stdout.trim()).toBe("# Hello");
});
