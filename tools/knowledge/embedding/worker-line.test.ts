import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";

import type { OddReply, OddRequest } from "./testing/odd-worker";
import { openWorkerLine, type WorkerLine } from "./worker-line";

let line: WorkerLine<OddRequest, OddReply>;

function open({ idleMilliseconds = 60_000 } = {}): void {
  line = openWorkerLine<OddRequest, OddReply>({
    file: new URL("./testing/odd-worker.ts", import.meta.url),
    failed: "The worker stopped. Try again.",
    closed: "The worker is closed.",
    idleMilliseconds,
  });
}

afterEach(() => line.close());

describe("a line of requests to a worker", () => {
  test("answers in the order of asking, with one worker", async () => {
    open();
    const order: string[] = [];

    const replies = await Promise.all(
      ["one", "two", "three"].map(async (text) => {
        const reply = await line.ask({ do: "say", text });
        order.push(reply.text ?? "");
        return reply;
      }),
    );

    expect(order).toEqual(["one", "two", "three"]);
    expect(new Set(replies.map(({ thread }) => thread)).size).toBe(1);
  });

  test("lets what somebody waits for go before what is asked in the background", async () => {
    open();
    const order: string[] = [];
    const say = async (text: string, isBackground: boolean) =>
      order.push((await line.ask({ do: "say", text }, { isBackground })).text ?? "");

    await Promise.all([say("begun", true), say("behind", true), say("asked", false), say("asked after", false)]);

    expect(order).toEqual(["begun", "asked", "asked after", "behind"]);
  });

  test.each(["throw", "reject", "exit"] as const)(
    "refuses what breaks two workers (%s), and answers what waited behind it with another",
    async (how) => {
      open();
      const { thread } = await line.ask({ do: "tell" });

      const results = await Promise.allSettled([line.ask({ do: how }), line.ask({ do: "say", text: "behind" })]);

      expect(results).toMatchObject([
        { status: "rejected", reason: { code: "upstream_failed", message: "The worker stopped. Try again." } },
        { status: "fulfilled", value: { text: "behind" } },
      ]);
      expect((await line.ask({ do: "tell" })).thread).not.toBe(thread);
    },
  );

  test("asks another worker when one breaks that could have answered", async () => {
    open();
    const { thread } = await line.ask({ do: "tell" });
    const mark = join(mkdtempSync(join(tmpdir(), "atrium-worker-")), "mark");

    const reply = await line.ask({ do: "exit once", mark });

    expect(existsSync(mark)).toBe(true);
    expect(reply.thread).not.toBe(thread);
  });

  test("says what failed when the worker cannot be started", async () => {
    line = openWorkerLine<OddRequest, OddReply>({
      file: new URL("./testing/no-such-worker.ts", import.meta.url),
      failed: "The worker stopped. Try again.",
      closed: "The worker is closed.",
      idleMilliseconds: 1000,
    });

    await expect(line.ask({ do: "tell" })).rejects.toMatchObject({ code: "upstream_failed" });
  });

  test("ends an idle worker and starts another for the next request", async () => {
    open({ idleMilliseconds: 1 });
    const { thread } = await line.ask({ do: "tell" });

    await vi.waitFor(async () => expect((await line.ask({ do: "tell" })).thread).not.toBe(thread), { interval: 30 });
  });

  test("drops a request that is called off, before and after it has begun, and goes on with the rest", async () => {
    open();
    const stop = new AbortController();
    const begun = line.ask({ do: "say", text: "begun" }, { signal: stop.signal });
    const waiting = line.ask({ do: "say", text: "waiting" }, { signal: stop.signal });
    const other = line.ask({ do: "say", text: "other" });

    stop.abort(new Error("called off"));

    await expect(begun).rejects.toThrow("called off");
    await expect(waiting).rejects.toThrow("called off");
    expect((await other).text).toBe("other");
    await expect(line.ask({ do: "tell" }, { signal: stop.signal })).rejects.toThrow("called off");
  });

  test("refuses what waits and what comes after the end", async () => {
    open();
    const pending = line.ask({ do: "tell" });

    const closing = line.close();

    await expect(pending).rejects.toMatchObject({ code: "precondition_failed" });
    await closing;
    await expect(line.ask({ do: "tell" })).rejects.toMatchObject({ message: "The worker is closed." });
  });
});
