import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import type { AnyTool } from "@/tools/core/define-tool";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { createView } from "./create-view";
import { deleteView } from "./delete-view";
import { favoriteView } from "./favorite-view";
import { getView } from "./get-view";
import { listViews } from "./list-views";
import { restoreView } from "./restore-view";
import { updateView } from "./update-view";

const big = { object: "deals", name: "Big ones", where: { field: "amount", op: "gt" as const, value: 20_000 } };

const namesFor = async (workspace: TestWorkspace, who?: string): Promise<string[]> =>
  (await workspace.call(listViews, {}, workspace.member(who))).views.map((view) => view.name);

describe("create_view", () => {
  test("is private, mine and in the change feed, and undo takes it away", async () => {
    const workspace = await newWorkspace();

    const { view, changeSetId } = await workspace.call(createView, big);

    expect(view).toMatchObject({
      isMine: true,
      canEdit: true,
      isFavorite: false,
      share: { with: "private" },
      problems: [],
    });
    const { changeSets } = await workspace.call(listChanges, { object: "atrium_views" });
    expect(changeSets).toMatchObject([
      {
        summary: "Created the view Big ones",
        changes: [
          {
            recordName: "View Big ones",
            kind: "created",
            diffs: [
              { label: "Name", before: null, after: "Big ones" },
              {},
              { label: "Filters", after: "Amount gt 20000" },
              {},
            ],
          },
        ],
      },
    ]);
    await workspace.call(undoChangeSet, { changeSetId });
    expect(await namesFor(workspace)).toEqual([]);
  });

  test("takes the state field for a board and the due date for a calendar", async () => {
    const workspace = await newWorkspace();

    const board = await workspace.call(createView, { object: "deals", name: "Board", layout: "board" });
    const calendar = await workspace.call(createView, { object: "tasks", name: "Days", layout: "calendar" });

    expect(board.view.group).toEqual({ field: "stage" });
    expect(calendar.view.date).toBe("due_on");
  });

  test("refuses what the catalog does not know, in the query language's words", async () => {
    const workspace = await newWorkspace();
    const refused = (more: object) => expect(workspace.call(createView, { ...big, ...more })).rejects;

    await refused({ where: { field: "amuont", op: "gt", value: 1 } }).toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("Did you mean amount"),
    });
    await refused({ where: { field: "amount", op: "contains", value: "1" } }).toMatchObject({ code: "invalid_input" });
    await refused({ fields: ["company.nothing"] }).toMatchObject({ code: "invalid_input" });
    await refused({ layout: "board", group: { field: "amount" } }).toMatchObject({ code: "invalid_input" });
    await refused({ layout: "calendar", date: "name" }).toMatchObject({ code: "invalid_input" });
    await refused({ object: "nothing" }).toMatchObject({ code: "invalid_input" });
    await refused({ share: { with: "members", members: [workspace.environment.clock.newId()] } }).toMatchObject({
      code: "invalid_input",
      details: [{ path: "share.members" }],
    });
    expect(await namesFor(workspace)).toEqual([]);
  });
});

describe("sharing", () => {
  test("shows a view to the people, the role or the workspace it is shared with, and to nobody else", async () => {
    const workspace = await newWorkspace();
    const jonas = workspace.member("Jonas");
    const share = (name: string, to: object) => workspace.call(createView, { ...big, name, ...to }, jonas);
    await share("Mine", {});
    await share("Ours", { share: { with: "members", members: [workspace.member("Marta").memberId] } });
    await share("Viewers", { share: { with: "role", role: "viewer" } });
    await share("All", { share: { with: "workspace" } });

    expect(await namesFor(workspace, "Jonas")).toEqual(["Mine", "Ours", "Viewers", "All"]);
    expect(await namesFor(workspace, "Marta")).toEqual(["Ours", "All"]);
    expect(await namesFor(workspace, "Vera")).toEqual(["Viewers", "All"]);
    expect(await namesFor(workspace, "Priya")).toEqual(["Ours", "Viewers", "All"]);
  });

  test("leaves changing to the owner and Admins; a private view of another does not exist", async () => {
    const workspace = await newWorkspace();
    const [jonas, marta] = [workspace.member("Jonas"), workspace.member("Marta")];
    const hidden = await workspace.call(createView, { ...big, name: "Hidden" }, jonas);
    const { view } = await workspace.call(createView, { ...big, share: { with: "workspace" } }, jonas);
    const rename = { id: view.id, name: "Mine now" };

    await expect(workspace.call(updateView, rename, marta)).rejects.toMatchObject({ code: "forbidden" });
    await expect(workspace.call(deleteView, { id: view.id }, marta)).rejects.toMatchObject({ code: "forbidden" });
    for (const tool of [updateView, deleteView, favoriteView] as AnyTool[]) {
      const missing = workspace.call(tool, { id: hidden.view.id, name: "x" }, marta);
      const never = workspace.call(tool, { id: workspace.environment.clock.newId(), name: "x" }, marta);
      const [left, right] = await Promise.all([missing, never].map((call) => call.catch((error: unknown) => error)));
      expect(left).toMatchObject({ code: "not_found" });
      expect(String(left)).toBe(String(right));
    }
    await expect(workspace.call(undoChangeSet, { changeSetId: hidden.changeSetId }, marta)).rejects.toMatchObject({
      code: "not_found",
    });
    const { changeSets } = await workspace.call(listChanges, {}, marta);
    expect(changeSets.map((set) => set.summary)).toEqual(["Created the view Big ones"]);
    expect((await workspace.call(updateView, rename)).view.name).toBe("Mine now");
  });

  test("is not saved over what somebody else saved in the meantime", async () => {
    const workspace = await newWorkspace();
    const { view } = await workspace.call(createView, { ...big, share: { with: "workspace" } });
    const { id, revision } = view;
    const theirs = await workspace.call(updateView, { id, revision, sort: [{ field: "name" }] });

    const late = workspace.call(updateView, { id, revision, search: "tea" });

    await expect(late).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Big ones") });
    expect(theirs.view.revision).not.toBe(revision);
    const again = await workspace.call(updateView, { id, revision: theirs.view.revision, search: "tea" });
    expect(again.view).toMatchObject({ search: "tea", sort: [{ field: "name" }] });
  });

  test("ends at the border of the workspace", async () => {
    const [workspace, other] = [await newWorkspace(), await newWorkspace()];
    const { view } = await workspace.call(createView, { ...big, share: { with: "workspace" } });

    expect(await namesFor(other)).toEqual([]);
    await expect(other.call(updateView, { id: view.id, name: "x" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("get_view", () => {
  test("opens a saved view, or a board that nobody saved", async () => {
    const workspace = await newWorkspace();
    const { view } = await workspace.call(createView, big);

    expect(await workspace.call(getView, { id: view.id })).toMatchObject({
      view: { name: "Big ones" },
      object: "deals",
    });
    expect(await workspace.call(getView, { object: "deals", layout: "board" })).toMatchObject({
      view: null,
      state: { layout: "board", group: { field: "stage" } },
    });
    expect(await namesFor(workspace)).toEqual(["Big ones"]);
    await expect(workspace.call(getView, {})).rejects.toMatchObject({ code: "invalid_input" });
    await expect(workspace.call(getView, { id: view.id }, workspace.member("Marta"))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("update_view", () => {
  test("changes what is given, takes away what is null, and undo puts back what was there", async () => {
    const workspace = await newWorkspace();
    const { view } = await workspace.call(createView, { ...big, sort: [{ field: "amount" }] });

    const { view: changed, changeSetId } = await workspace.call(updateView, {
      id: view.id,
      where: null,
      fields: ["stage"],
      pinned: 1,
    });

    expect(changed).toMatchObject({ name: "Big ones", fields: ["stage"], pinned: 1, sort: [{ field: "amount" }] });
    expect(changed.where).toBeUndefined();
    await workspace.call(undoChangeSet, { changeSetId: changeSetId ?? "" });
    const { views } = await workspace.call(listViews, { object: "deals" });
    expect(views).toMatchObject([{ where: big.where }]);
    expect(views[0]?.fields).toBeUndefined();
  });

  test("tells which parts broke when a field was deleted, and lets the rest be changed", async () => {
    const workspace = await newWorkspace();
    const { view } = await workspace.call(createView, {
      ...big,
      where: { and: [big.where, { field: "source", op: "eq", value: "referral" }] },
      fields: ["stage", "source"],
    });
    await withoutField(workspace, "deals", "source");

    const [broken] = (await workspace.call(listViews, { object: "deals" })).views;

    expect(broken?.problems).toMatchObject([
      { part: "where", index: 1, message: expect.stringContaining('no field "source"') },
      { part: "fields", index: 1 },
    ]);
    const { view: mended } = await workspace.call(updateView, { id: view.id, where: big.where, fields: ["stage"] });
    expect(mended.problems).toEqual([]);
    await expect(workspace.call(updateView, { id: view.id, fields: ["source"] })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("delete_view, restore_view, favorite_view", () => {
  test("a view goes to the trash and comes back as the favourite it was", async () => {
    const workspace = await newWorkspace();
    const { view } = await workspace.call(createView, { ...big, share: { with: "workspace" } });
    const vera = workspace.member("Vera");
    await workspace.call(favoriteView, { id: view.id }, vera);
    await workspace.call(favoriteView, { id: view.id }, vera);

    await workspace.call(deleteView, { id: view.id });
    const gone = await namesFor(workspace, "Vera");
    await workspace.call(restoreView, { id: view.id });

    expect(gone).toEqual([]);
    const { views } = await workspace.call(listViews, {}, vera);
    expect(views).toMatchObject([{ name: "Big ones", isFavorite: true, isMine: false, canEdit: false }]);
    const { views: mine } = await workspace.call(listViews, {});
    expect(mine).toMatchObject([{ isFavorite: false }]);
    await expect(workspace.call(restoreView, { id: view.id })).rejects.toMatchObject({ code: "not_found" });
  });
});

/** As if an Admin had put the field in the trash. */
async function withoutField(workspace: TestWorkspace, object: string, key: string): Promise<void> {
  const { environment } = workspace;
  const known = environment.catalogs.get(environment.workspace.id);
  if (!known) throw new Error("No tool has read the catalog yet.");
  const objects = known.objects.map((each) =>
    each.key === object ? { ...each, fields: each.fields.filter((field) => field.key !== key) } : each,
  );
  environment.catalogs.set(environment.workspace.id, { ...known, objects });
}
