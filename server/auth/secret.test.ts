import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { readSettings } from "@/server/settings";
import { readSecrets } from "./secret";

const none = { ATRIUM_SECRET: "", DATABASE_URL: "" };
const newDirectory = (): string => mkdtempSync(join(tmpdir(), "atrium-secret-"));

describe("the secret", () => {
  test("is made once, for its owner's eyes only", () => {
    const ATRIUM_DATA = newDirectory();

    const [made] = readSecrets(readSettings({ ...none, ATRIUM_DATA }));
    const again = readSecrets(readSettings({ ...none, ATRIUM_DATA }));

    expect(made).toHaveLength(43);
    expect(again).toEqual([made]);
    expect(readFileSync(join(ATRIUM_DATA, "secret"), "utf8")).toBe(made);
    expect(statSync(join(ATRIUM_DATA, "secret")).mode & 0o777).toBe(0o600);
  });

  test("is the one that was set, and after it come those it replaced", () => {
    const ATRIUM_SECRET = "a secret of at least 32 characters";
    const old = ["another secret of 32 characters 1", "another secret of 32 characters 2"];
    const settings = readSettings({ ...none, ATRIUM_SECRET, ATRIUM_OLD_SECRETS: old.join(", ") });

    expect(readSecrets(settings)).toEqual([ATRIUM_SECRET, ...old]);
    expect(() => readSettings({ ...none, ATRIUM_OLD_SECRETS: "short" })).toThrow(/ATRIUM_OLD_SECRETS.*at least 32/);
  });

  test("has to be set where several servers share a database, and a damaged one is not taken", () => {
    const ATRIUM_DATA = newDirectory();
    writeFileSync(join(ATRIUM_DATA, "secret"), "short");

    expect(() => readSecrets(readSettings({ ...none, DATABASE_URL: "postgres://db.example/atrium" }))).toThrow(
      /need ATRIUM_SECRET, at least 32 random characters/,
    );
    expect(() => readSecrets(readSettings({ ...none, ATRIUM_DATA }))).toThrow(/does not hold a secret/);
  });
});
