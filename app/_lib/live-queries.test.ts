import { expect, test } from "vitest";

import { shows } from "./live-queries";
import type { ObjectDefinition } from "./types";

const object = (key: string, target?: string): ObjectDefinition => ({
  key,
  label: key,
  plural: key,
  icon: "box",
  nameField: "name",
  fields: target ? [{ key: "link", label: "Link", type: "lookup", target }] : [],
});
const objects = [object("companies"), object("deals", "companies"), object("vessels")];
const deals = { object: "deals", count: 1, ids: ["42"] };

test("a change asks again for what shows it, and for nothing else", () => {
  const asks = (tool: string, input: object, change = deals) => shows(objects, tool, input, change);

  expect(asks("search_records", { object: "deals" })).toBe(true);
  expect(asks("aggregate_records", { object: "companies" })).toBe(true);
  expect(asks("search_records", { object: "vessels" })).toBe(false);
  expect(asks("get_record", { object: "deals", id: "42" })).toBe(true);
  expect(asks("get_record", { object: "deals", id: "7" })).toBe(false);
  expect(asks("get_record", { object: "deals", id: "7" }, { ...deals, count: 80 })).toBe(true);
  expect(asks("list_members", {})).toBe(false);
  expect(asks("list_changes", {})).toBe(true);
  expect(asks("list_value_sources", { object: "deals", id: "other" })).toBe(
    asks("get_record", { object: "deals", id: "other" }),
  );
});

test("a view that changed asks for the views alone, a document for documents, a field for the objects", () => {
  const asks = (name: string, tool: string) =>
    shows(objects, tool, { object: "deals" }, { object: name, count: 1, ids: [] });

  expect(asks("atrium_views", "list_views")).toBe(true);
  expect(asks("atrium_views", "search_records")).toBe(false);
  expect(asks("atrium_documents", "list_documents")).toBe(true);
  expect(asks("atrium_documents", "get_document")).toBe(true);
  expect(asks("atrium_documents", "list_views")).toBe(false);
  expect(asks("atrium_fields", "describe_objects")).toBe(true);
  expect(asks("atrium_fields", "list_documents")).toBe(false);
});
