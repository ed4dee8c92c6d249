import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { readSettings } from "@/server/settings";
import { readSecret } from "./secret";

const none = { ATRIUM_SECRET: "", DATABASE_URL: "" };
const newDirectory = (): string => mkdtempSync(join(tmpdir(), "atrium-secret-"));

describe("the secret", () => {
  test("is made once, for its owner's eyes only", () => {
    const ATRIUM_DATA = newDirectory();

    const made = readSecret(readSettings({ ...none, ATRIUM_DATA }));
    const again = readSecret(readSettings({ ...none, ATRIUM_DATA }));

    expect(made).toHaveLength(43);
    expect(again).toBe(made);
    expect(readFileSync(join(ATRIUM_DATA, "secret"), "utf8")).toBe(made);
    expect(statSync(join(ATRIUM_DATA, "secret")).mode & 0o777).toBe(0o600);
  });

  test("is the one that was set", () => {
    const ATRIUM_SECRET = "a secret of at least 32 characters";

    expect(readSecret(readSettings({ ...none, ATRIUM_SECRET }))).toBe(ATRIUM_SECRET);
  });

  test("has to be set where several servers share a database, and a damaged one is not taken", () => {
    const ATRIUM_DATA = newDirectory();
    writeFileSync(join(ATRIUM_DATA, "secret"), "short");

    expect(() => readSecret(readSettings({ ...none, DATABASE_URL: "postgres://db.example/atrium" }))).toThrow(
      /needs ATRIUM_SECRET, at least 32 random characters/,
    );
    expect(() => readSecret(readSettings({ ...none, ATRIUM_DATA }))).toThrow(/does not hold a secret/);
  });
});
