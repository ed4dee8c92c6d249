import { describe, expect, test } from "vitest";

import type { ViewState } from "@/app/_lib/types";
import { isSameState, replacementOf, stateOf, type View } from "./view-state";

const view: View = {
  id: "0198c0de-0000-7000-8000-000000000000",
  object: "deals",
  name: "Big ones",
  layout: "table",
  share: { with: "private" },
  where: {
    and: [
      { field: "amount", op: "gt", value: 1 },
      { field: "source", op: "eq", value: "web" },
    ],
  },
  fields: ["stage", "source", "amount"],
  owner: { id: "0198c0de-0000-7000-8000-000000000001", name: "Priya Menon" },
  isMine: true,
  canEdit: true,
  isFavorite: false,
  revision: "first",
  problems: [],
};

describe("what a view shows", () => {
  test("is its own parts, without its name and who may see it", () => {
    expect(stateOf(view)).toEqual({ object: "deals", layout: "table", where: view.where, fields: view.fields });
  });

  test("leaves out what no longer works and keeps the rest", () => {
    const problems: View["problems"] = [
      { part: "where", index: 1, message: "gone" },
      { part: "fields", index: 1, message: "gone" },
    ];

    const state = stateOf({ ...view, problems });

    expect(state).toMatchObject({ where: { field: "amount", op: "gt", value: 1 }, fields: ["stage", "amount"] });
  });

  test("differs by what is in it, not by how it is written", () => {
    const state: ViewState = stateOf(view);
    const { layout: _layout, where, ...rest } = state;

    expect(isSameState(state, { where, ...rest, sort: [], search: undefined })).toBe(true);
    expect(isSameState(state, { ...state, pinned: 1 })).toBe(false);
    expect(isSameState(state, { ...state, fields: ["source", "stage", "amount"] })).toBe(false);
  });

  test("takes a part out of the view when it is no longer there", () => {
    expect(replacementOf({ object: "deals", search: "x" })).toMatchObject({
      layout: "table",
      search: "x",
      where: null,
      fields: null,
    });
  });
});
