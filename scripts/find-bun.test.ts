import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, expect, test } from "vitest";

import { bunVersion, findBun } from "./find-bun.mjs";

const before = process.env.PATH;
const folder = mkdtempSync(join(tmpdir(), "atrium-bun-"));

afterEach(() => {
  process.env.PATH = before;
  rmSync(folder, { recursive: true, force: true });
});

test("a Bun of another version, first on the PATH, is passed over", () => {
  const stranger = join(folder, "bun");
  writeFileSync(stranger, "#!/bin/sh\necho 0.0.1\n");
  chmodSync(stranger, 0o755);
  process.env.PATH = `${folder}${delimiter}${before}`;

  const found = findBun();

  expect(found).not.toBe(stranger);
  expect(
    Bun.spawnSync([String(found), "--version"])
      .stdout.toString()
      .trim(),
  ).toBe(bunVersion);
});
