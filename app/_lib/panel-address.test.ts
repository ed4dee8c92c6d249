import { describe, expect, test } from "vitest";

import { decodeQuery, encodeQuery, objectHref, readPanel, toSearch, writePanel } from "./panel-address";
import type { ListQuery } from "./types";

const query: ListQuery = {
  object: "deals",
  where: {
    and: [
      { field: "amount", op: "gt", value: 20_000 },
      { field: "company.city", op: "eq", value: "Köln 🏛" },
    ],
  },
  sort: [{ field: "amount", direction: "desc" }],
  fields: ["amount", "stage"],
};

describe("the address of a panel", () => {
  test("brings a query back as it was, also outside of ASCII", () => {
    expect(decodeQuery("deals", encodeQuery(query))).toEqual(query);
  });

  test("leaves out what is not part of a view", () => {
    const encoded = encodeQuery({ ...query, cursor: "abc", limit: 5, count: "capped" });

    expect(encoded).toBe(encodeQuery(query));
    expect(encodeQuery({ object: "deals" })).toBe("");
  });

  test("reads anything broken as the whole list", () => {
    for (const broken of ["%%%", "eyJ3", "bnVsbA", btoa("[1,2]"), btoa('{"where":"x","sort":7,"fields":[1]}')]) {
      expect(decodeQuery("deals", broken)).toEqual({ object: "deals" });
    }
  });

  test("tells a list from a record, and refuses the rest", () => {
    expect(readPanel(new URLSearchParams("panel=deals"))).toEqual({
      kind: "list",
      object: "deals",
      query: { object: "deals" },
    });
    expect(readPanel(new URLSearchParams("panel=deals/42"))).toEqual({ kind: "record", object: "deals", id: "42" });
    expect(readPanel(new URLSearchParams("panel=../etc"))).toBeNull();
    expect(readPanel(new URLSearchParams("panel=a/b/c"))).toBeNull();
    expect(readPanel(new URLSearchParams(""))).toBeNull();
  });

  test("holds a document with the version and the passage that are open, and no other address keeps them", () => {
    const id = "0199a2c4-0000-7000-8000-000000000001";
    const panel = { kind: "document" as const, id, place: { versionId: id, mark: { from: 3, to: 9 } } };
    const params = writePanel(new URLSearchParams("c=1"), panel);

    expect(readPanel(params)).toEqual(panel);
    expect(readPanel(new URLSearchParams("panel=document:1"))).toBeNull();
    expect(writePanel(params, { kind: "record", object: "deals", id }).toString()).toBe(`c=1&panel=deals%2F${id}`);
  });

  test("keeps the other parts of the address", () => {
    const written = writePanel(new URLSearchParams("theme=dark&panel=tasks&q=x"), {
      kind: "record",
      object: "deals",
      id: "42",
    });

    expect(toSearch(written)).toBe("?theme=dark&panel=deals/42");
    expect(toSearch(writePanel(written, null))).toBe("?theme=dark");
  });

  test("names an object's own page", () => {
    expect(objectHref({ object: "deals" })).toBe("/o/deals");
    expect(objectHref(query)).toMatch(/^\/o\/deals\?q=[\w-]+$/);
  });
});
