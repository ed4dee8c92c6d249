import { expect, test } from "vitest";

import type { FieldDefinition } from "@/db/objects/definition";
import { readInputValue } from "./input-value";

const me = "0198c0de-0000-7000-8000-000000000001";
const context = { catalog: { version: 1, objects: [] }, memberId: me };
const field = (type: FieldDefinition["type"], more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  key: "f",
  label: "Field",
  type,
  ...more,
});
const options = [
  { key: "won", label: "Closed won" },
  { key: "lost", label: "Lost" },
];

test.each<[FieldDefinition, unknown, unknown]>([
  [field("text"), "  two words ", "two words"],
  [field("text"), "a\u0000b\ud800", "ab\ufffd"],
  [field("text"), "", null],
  [field("text"), 42, "42"],
  [field("number"), "1,200.5", 1200.5],
  [field("currency"), -3, -3],
  [field("boolean"), false, false],
  [field("picklist", { options }), "closed WON", "won"],
  [field("multi_select", { options }), ["won", "Closed won", "lost"], ["won", "lost"]],
  [field("multi_select", { options }), [], null],
  [field("date"), "2024-02-29", "2024-02-29"],
  [field("datetime"), "2026-03-29T10:00:00+02:00", "2026-03-29T08:00:00.000Z"],
  [field("owner"), "me", me],
  [field("lookup", { target: "deals" }), { id: me.toUpperCase() }, me],
  [field("email"), "ivo@tessel.example", "ivo@tessel.example"],
  [field("phone"), null, null],
])("%j takes %j as %j", (definition, raw, expected) => {
  expect(readInputValue(context, definition, raw)).toEqual({ value: expected });
});

test.each<[FieldDefinition, unknown, string]>([
  [field("number"), "lots", "is a number"],
  [field("number"), Number.NaN, "is a number"],
  [field("currency"), 1e16, "out of range"],
  [field("boolean"), "yes", "true or false"],
  [field("picklist", { options }), "wonn", 'no option "wonn"'],
  [field("multi_select", { options }), ["won", "x"], 'no option "x"'],
  [field("date"), "2026-02-30", "is not a day"],
  [field("datetime"), "soon", "is not a time"],
  [field("owner"), "Jonas", "takes an id"],
  [field("lookup"), "me", "takes an id"],
  [field("email"), "ivo at tessel", "e-mail address"],
  [field("text"), "x".repeat(1001), "longer than 1,000"],
  [field("text"), ["a"], "is text"],
])("%j refuses %j", (definition, raw, message) => {
  expect(readInputValue(context, definition, raw)).toMatchObject({
    problem: { message: expect.stringContaining(message) },
  });
});
