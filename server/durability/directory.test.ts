import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { lockDirectory, readLock } from "@/db/connect/lock-directory";
import { openAtrium } from "@/server/atrium";
import { readSettings } from "@/server/settings";
import { Child } from "./child";
import { openDurableWorkspace } from "./durable-workspace";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "atrium-directory-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe("the lock of a data directory", () => {
  test("refuses a second process and names the first", async () => {
    const lock = lockDirectory(directory, {});

    const second = new Child("writer", directory);
    await second.ended;
    lock.release();

    expect(second.lines).toEqual([
      `error DirectoryLockedError: The data directory ${directory} is in use by process ${process.pid}. Stop that process, or choose another directory with ATRIUM_DATA.`,
    ]);
  });

  test("of a killed process is taken over by exactly one of those that come at once", async () => {
    const first = new Child("lock-holder", directory);
    await first.firstLine();
    await first.kill();
    expect(readLock(directory)).not.toBeNull();

    const others = Array.from({ length: 6 }, () => new Child("lock-holder", directory));
    const answers = await Promise.all(others.map((other) => other.firstLine()));
    await Promise.all(others.map((other) => other.kill()));

    expect(answers.filter((answer) => answer === "held")).toHaveLength(1);
    expect(answers.filter((answer) => answer.startsWith("refused The data directory"))).toHaveLength(5);
  });

  test.each([
    ["whose number another process has now", JSON.stringify({ pid: process.pid, startedAt: "another time" })],
    ["that was cut off while it was written", '{"pid": 12'],
  ])("%s is taken over", (_, content) => {
    writeFileSync(join(directory, "atrium.lock"), content);

    const lock = lockDirectory(directory, {});

    expect(readLock(directory)?.pid).toBe(process.pid);
    lock.release();
    expect(existsSync(join(directory, "atrium.lock"))).toBe(false);
  });
});

describe("data of a newer version", () => {
  test.each([
    ["in the directory of workspaces", "insert into atrium.migrations (idx, tag) values (99, '0099_later')"],
    ["in a workspace", "insert into ws_durable_SUFFIX.atrium_migrations (idx, tag) values (99, '0099_later')"],
  ])("%s are refused with one sentence, and the directory is free again", async (_, statement) => {
    const { environment, close } = await openDurableWorkspace(directory);
    const { schemaName } = environment.workspace;
    await environment.db.transaction({}, (session) =>
      session.exec(statement.replace("ws_durable_SUFFIX", `"${schemaName}"`)),
    );
    await close();

    const attempt = openAtrium(readSettings({ ATRIUM_DATA: directory, DATABASE_URL: "" }));

    await expect(attempt).rejects.toMatchObject({
      name: "NewerDataError",
      message:
        "The data were written by a newer version of Atrium (migration 0099_later is unknown here). Update Atrium, or point ATRIUM_DATA or DATABASE_URL at other data.",
    });
    expect(readLock(directory)).toBeNull();
  });
});
