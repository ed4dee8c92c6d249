import { describe, expect, test } from "vitest";

import { safeNext } from "./safe-next";

describe("where the sign-in leads", () => {
  test.each(["/", "/o/deals?view=1#top", "/c/0192", "/settings/objects"])("%s is a page of ours", (path) => {
    expect(safeNext(path)).toBe(path);
  });

  test.each([
    undefined,
    "",
    "o/deals",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/..//evil.example",
    "javascript:alert(1)",
    "/api/auth/sign-out",
    "/sign-in?next=/sign-in",
    ["/o/deals"],
  ])("%s leads home", (path) => {
    expect(safeNext(path)).toBe("/");
  });
});
