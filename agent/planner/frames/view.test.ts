import { describe, expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { createView } from "@/tools/views/create-view";
import { listViews } from "@/tools/views/list-views";

const models = { openAiModel: "none" };

async function talking() {
  const workspace = await newWorkspace();
  await workspace.seed("deals", { name: "Dock lights", amount: 90_000 });
  await workspace.seed("deals", { name: "Tide gauges", amount: 10 });
  const talk = new TestConversation(workspace, models);
  const views = async () => (await workspace.call(listViews, {})).views;
  const calls = (answer: Awaited<ReturnType<TestConversation["say"]>>) =>
    answer.tools.map((part) => ({ tool: part.type.replace("tool-", ""), input: part.input }));
  return { workspace, talk, views, calls };
}

describe("views by chat", () => {
  test("what was asked for is saved, shared, renamed and opened by its name", async () => {
    const { talk, views, calls } = await talking();

    await talk.say("deals over 50k");
    const saved = await talk.say("save this as a view called Big ones");
    expect(saved.text).toContain("[Big ones](/o/deals?view=");
    await talk.say("share the view Big ones with everyone");
    await talk.say("rename the view big ones to Whales");
    const opened = await talk.say("open the view whales");

    const [view] = await views();
    expect(view).toMatchObject({
      name: "Whales",
      object: "deals",
      share: { with: "workspace" },
      where: { field: "amount", op: "gt", value: 50_000 },
    });
    expect(calls(opened)).toEqual([{ tool: "get_view", input: { id: view?.id } }]);
  });

  test("records are laid out as a board or a calendar without being saved", async () => {
    const { talk, views, calls } = await talking();

    const board = await talk.say("show my deals as a board");
    const calendar = await talk.say("show the tasks in a calendar");
    const by = await talk.say("show deals as a board by source");

    expect(calls(board)).toMatchObject([{ tool: "get_view", input: { object: "deals", layout: "board" } }]);
    expect(JSON.stringify(calls(board))).toContain("owner");
    expect(calls(calendar)).toMatchObject([{ tool: "get_view", input: { object: "tasks", layout: "calendar" } }]);
    expect(calls(by)).toMatchObject([{ input: { group: { field: "source" } } }]);
    expect(await views()).toEqual([]);
  });

  test("what is on the screen is what gets saved", async () => {
    const { talk, views } = await talking();
    const query = { object: "deals", where: { field: "amount", op: "lt" as const, value: 5 } };

    await talk.say("save this as a board called Small fry", { object: "deals", query });

    expect(await views()).toMatchObject([
      { name: "Small fry", layout: "board", where: query.where, group: { field: "stage" } },
    ]);
  });

  test("says what there is when a name is not known, asks when two have it, and never guesses people", async () => {
    const { workspace, talk, calls } = await talking();
    const unknown = await talk.say("open the view Nothing here");
    const early = await talk.say("save this as a view called Early");
    await workspace.call(createView, { object: "deals", name: "Closing" });
    await workspace.call(createView, { object: "tasks", name: "Closing" });
    const twice = await talk.say("open the view Closing");
    const nobody = await talk.say("share the view Closing with Zacharias");

    expect(unknown.text).toContain("There is no view");
    expect(early.text).toContain("no list to save");
    expect(calls(twice)).toMatchObject([{ tool: "ask_person" }]);
    expect(nobody.text).toContain("nobody called");
  });

  test("deleting asks first, and a view of somebody else stays theirs", async () => {
    const { workspace, talk, views } = await talking();
    await workspace.call(createView, { object: "deals", name: "Closing" });
    await workspace.call(createView, { object: "deals", name: "Hidden" }, workspace.member("Jonas"));

    const asked = await talk.say("delete the view Closing");
    expect(asked.tools).toMatchObject([{ state: "approval-requested" }]);
    expect(await views()).toHaveLength(1);
    await talk.decide(true);
    const hidden = await talk.say("open the view Hidden");

    expect(await views()).toEqual([]);
    expect(hidden.text).toContain("There is no view");
  });
});
