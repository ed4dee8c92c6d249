import superjson from "superjson";
import { describe, expect, test } from "vitest";

import { wireFormat } from "./wire-format";

describe("the wire format", () => {
  test.each([
    [{ a: 1, b: [{ "company.city": undefined, c: null }], d: undefined }],
    [{ list: ["x", 2, true, null] }],
    ["text"],
    [null],
    [undefined],
  ])("reads %o as superjson wrote it", (value) => {
    const wire = JSON.parse(JSON.stringify(superjson.serialize(value)));

    expect(wireFormat.deserialize(wire)).toEqual(value);
  });

  test.each([[{ object: "deals", where: { field: "amount", op: "gt", value: 2 } }], [{}], [undefined]])(
    "writes %o so that superjson reads it",
    (value) => {
      const wire = JSON.parse(JSON.stringify(wireFormat.serialize(value)));

      expect(superjson.deserialize(wire)).toEqual(value);
    },
  );
});
