import { describe, expect, test } from "vitest";

import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { inWorkspace } from "@/tools/core/in-workspace";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { getModelSettings } from "./get-model-settings";
import { getModelUsage } from "./get-model-usage";
import { type ModelCallRow, saveModelCall } from "./model-call-store";
import { costOf, type ModelService } from "./model-service";
import { updateModelSettings } from "./update-model-settings";

const service: ModelService = {
  list: [
    { id: "large", label: "large", isPlanner: false, note: "" },
    { id: "free", label: "free", isPlanner: false, note: "" },
  ],
  prices: { large: { input: 2, cachedInput: 0.5, output: 10 } },
  currency: "EUR",
};

async function withModels(): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  Object.assign(workspace.environment, { models: service });
  return workspace;
}

async function spend(workspace: TestWorkspace, call: Partial<ModelCallRow> = {}): Promise<void> {
  const row = {
    id: workspace.environment.clock.newId(),
    conversationId: workspace.environment.clock.newId(),
    messageId: null,
    memberId: workspace.member().memberId,
    model: "large",
    inputTokens: 1000,
    cachedTokens: 200,
    outputTokens: 50,
    isEstimated: false,
    costMicros: 2_000_000,
    milliseconds: 5,
    outcome: "ok" as const,
    reason: null,
    createdAt: testNow,
    ...call,
  };
  await inWorkspace(workspace.environment, (session) => saveModelCall(session, row));
}

describe("the price of a call", () => {
  test("counts what was cached by its own price, and is unknown without one", () => {
    const tokens = { input: 1000, cached: 200, output: 50 };

    expect(costOf({ input: 2, cachedInput: 0.5, output: 10 }, tokens)).toBe(800 * 2 + 200 * 0.5 + 50 * 10);
    expect(costOf({ input: 2, output: 10 }, tokens)).toBe(1000 * 2 + 50 * 10);
    expect(costOf(undefined, tokens)).toBeNull();
  });
});

describe("get_model_usage", () => {
  test("adds up by person, day and model, and says what has no price and what was estimated", async () => {
    const workspace = await withModels();
    await spend(workspace);
    await spend(workspace, { outcome: "fell_back", costMicros: 0 });
    await spend(workspace, { model: "free", costMicros: null, isEstimated: true });
    const yesterday = new Date(testNow.getTime() - 86_400_000);
    await spend(workspace, { memberId: workspace.member("Marta").memberId, createdAt: yesterday });
    await spend(workspace, { createdAt: new Date(testNow.getTime() - 40 * 86_400_000) });

    const all = await workspace.call(getModelUsage, {});
    const people = await workspace.call(getModelUsage, { by: "person" });
    const days = await workspace.call(getModelUsage, { by: "day" });
    const models = await workspace.call(getModelUsage, { by: "model" });

    expect(all).toMatchObject({
      currency: "EUR",
      isOwn: false,
      total: { calls: 4, failed: 1, inputTokens: 4000, cost: 4, unpricedCalls: 1, estimatedCalls: 1 },
    });
    expect(people.rows.map(({ label, calls }) => [label, calls])).toEqual([
      ["Priya Menon", 3],
      ["Marta Oliveira", 1],
    ]);
    expect(days.rows.map(({ key, calls }) => [key, calls])).toEqual([
      ["2026-11-18", 3],
      ["2026-11-17", 1],
    ]);
    expect(models.rows.find(({ key }) => key === "free")).toMatchObject({ cost: null, unpricedCalls: 1 });
  });

  test("shows a member their own calls alone, and no other workspace's", async () => {
    const workspace = await withModels();
    await spend(workspace);
    await spend(await withModels());
    const marta = workspace.member("Marta");
    await spend(workspace, { memberId: marta.memberId, inputTokens: 7 });

    const own = await workspace.call(getModelUsage, { by: "person" }, marta);

    expect(own).toMatchObject({
      isOwn: true,
      rows: [{ label: "Marta Oliveira", calls: 1 }],
      total: { inputTokens: 7 },
    });
    expect((await workspace.call(getModelUsage, {})).total.calls).toBe(2);
    const settings = await workspace.call(getModelSettings, {}, marta);
    expect(settings.spent).toEqual({ day: null, month: null, personDay: 2, personMonth: 2 });
  });

  test("is empty where nothing was called", async () => {
    const workspace = await newWorkspace();

    const usage = await workspace.call(getModelUsage, { by: "turn" });

    expect(usage).toMatchObject({ rows: [], total: { calls: 0, cost: null } });
  });
});

describe("update_model_settings", () => {
  test("keeps what is left out, takes a limit away by null, and is undone as a change", async () => {
    const workspace = await withModels();

    const first = await workspace.call(updateModelSettings, { defaultModel: "free", monthLimit: 20 });
    const second = await workspace.call(updateModelSettings, { monthLimit: null, personDayLimit: 1.5 });
    const same = await workspace.call(updateModelSettings, { personDayLimit: 1.5 });
    await workspace.call(undoChangeSet, { changeSetId: second.changeSetId ?? "" });
    const undone = await workspace.call(getModelSettings, {});
    await workspace.call(undoChangeSet, { changeSetId: first.changeSetId ?? "" });
    const unset = await workspace.call(getModelSettings, {});
    const anew = await workspace.call(updateModelSettings, { dayLimit: 3 });

    expect(second).toMatchObject({ defaultModel: "free", monthLimit: null, personDayLimit: 1.5 });
    expect(same.changeSetId).toBeNull();
    expect(undone).toMatchObject({ defaultModel: "free", monthLimit: 20, personDayLimit: null });
    expect(unset).toMatchObject({ defaultModel: null, monthLimit: null });
    expect(anew).toMatchObject({ defaultModel: null, monthLimit: null, dayLimit: 3 });
    const { changeSets } = await workspace.call(listChanges, { limit: 1 });
    expect(JSON.stringify(changeSets)).toContain("Changed a setting of the models");
  });

  test("is for Admins, knows its models, and takes no limit of nothing", async () => {
    const workspace = await withModels();

    for (const name of ["Marta", "Vera"])
      await expect(workspace.call(updateModelSettings, { dayLimit: 1 }, workspace.member(name))).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(workspace.call(updateModelSettings, { defaultModel: "huge" })).rejects.toMatchObject({
      code: "invalid_input",
      message: 'There is no model "huge". Available: large, free.',
    });
    for (const wrong of [{}, { dayLimit: 0 }, { monthLimit: -5 }])
      await expect(workspace.call(updateModelSettings, wrong)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
