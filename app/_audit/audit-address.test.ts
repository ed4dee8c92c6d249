import { describe, expect, test } from "vitest";

import { type AuditSearch, auditHref, readSearch } from "./audit-address";

describe("the address of the audit", () => {
  test("holds every filter and gives it back", () => {
    const search: AuditSearch = {
      object: "deals",
      field: "stage",
      memberId: "me",
      actorKind: "agent",
      door: "cli",
      text: "50% & more",
      since: "2026-11-01T00:00:00.000Z",
    };

    expect(readSearch(new URL(auditHref(search), "http://localhost").searchParams)).toEqual(search);
    expect(auditHref({})).toBe("/audit");
  });

  test.each([
    "recordId=42",
    "memberId=nobody",
    "since=yesterday",
    "actorKind=ghost",
    `door=${"x".repeat(41)}`,
    "text=+",
  ])("leaves out %s", (text) => {
    expect(readSearch(new URLSearchParams(text))).toEqual({});
  });
});
