import { describe, expect, test } from "vitest";

import { explainFailure } from "./setup-error.mjs";

describe("a failed set-up is told in one sentence", () => {
  test.each([
    ["npm error code EAI_AGAIN", "the package registry cannot be reached"],
    ["error: DNSResolveFailed downloading tarball zod@4.6.7", "the package registry cannot be reached"],
    ["error: NoSpaceLeft", "the disk is full"],
    ["npm error code ENOSPC", "the disk is full"],
    ["EACCES: permission denied, mkdir", "the folder cannot be written"],
    ["error: lockfile had changes, but lockfile is frozen", "package.json and bun.lock disagree"],
    ["npm error code EBADPLATFORM", "there is no build for"],
  ])("%s", (stderr, reason) => {
    const sentence = explainFailure("Installing packages", { stderr });

    expect(sentence).toContain(`Installing packages failed: ${reason}`);
    expect(sentence).not.toContain("\n");
  });

  test("an unknown failure quotes the last words of the command", () => {
    expect(explainFailure("Unpacking Bun", { stderr: "one\ntwo\nthree\nfour" })).toBe(
      "Unpacking Bun failed: two / three / four.",
    );
  });

  test("a machine without npm is told what to install", () => {
    const error = Object.assign(new Error("spawnSync npm ENOENT"), { code: "ENOENT", path: "npm" });
    expect(explainFailure("Fetching Bun", { error })).toContain("install Node 20 or newer, or Bun");
  });
});
