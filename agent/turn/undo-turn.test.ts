import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { undoTurn } from "@/tools/changes/undo-turn";
import { getJob } from "@/tools/jobs/get-job";
import { runJob } from "@/tools/jobs/run-job";
import { getRecord } from "@/tools/records/get-record";
import { searchRecords } from "@/tools/records/search-records";
import { updateRecord } from "@/tools/records/update-record";
import { updateRecords } from "@/tools/records/update-records";
import { seedMany } from "@/tools/testing/seed-many";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";

const planner = { openAiModel: "", openAiBaseUrl: "", openAiKey: "" };

const valuesOf = async (workspace: TestWorkspace, id: string) =>
  (await workspace.call(getRecord, { object: "deals", id })).record.values;
const countOf = async (workspace: TestWorkspace, object: string): Promise<number> =>
  (await workspace.call(searchRecords, { object })).records.length;

/** One answer with four changes: a deal twice, a new company, and a note about it. */
async function withTurn() {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Dock lights", amount: 10, stage: "lead" });
  const conversation = new TestConversation(workspace, planner);
  const answer = await conversation.say(
    "create a company called Tessel; set the amount of Dock lights to 20; set the stage of Dock lights to won; log a note on Dock lights: they called",
  );
  expect(answer.tools.map(({ state }) => state)).toEqual(Array(4).fill("output-available"));
  return { workspace, id, conversation, messageId: answer.message.id };
}

test("a whole answer goes back in one act, and comes back in one", async () => {
  const { workspace, id, messageId } = await withTurn();

  const preview = await workspace.call(undoTurn, { messageId, preview: true });
  const before = await valuesOf(workspace, id);
  const undone = await workspace.call(undoTurn, { messageId });
  const after = await valuesOf(workspace, id);
  const left = [await countOf(workspace, "companies"), await countOf(workspace, "notes")];
  await workspace.call(undoChangeSet, { changeSetId: String(undone.changeSetId) });
  const redone = await valuesOf(workspace, id);

  expect(preview).toMatchObject({ isPreview: true, undone: 0, changeSetId: null });
  expect(preview.sets).toHaveLength(4);
  expect(before).toMatchObject({ amount: 20, stage: "won" });
  expect(undone).toMatchObject({ undone: 4, conflicts: [], sets: Array(4).fill({ undone: 1 }) });
  expect(after).toMatchObject({ amount: 10, stage: "lead" });
  expect(left).toEqual([0, 0]);
  expect(redone).toMatchObject({ amount: 20, stage: "won" });
  expect([await countOf(workspace, "companies"), await countOf(workspace, "notes")]).toEqual([1, 1]);
  // Brought back, it can go back again.
  await expect(workspace.call(undoTurn, { messageId })).resolves.toMatchObject({ undone: 4 });
});

test("what was changed since stays and is named; the rest goes back", async () => {
  const { workspace, id, messageId } = await withTurn();
  await workspace.call(updateRecord, { object: "deals", id, values: { amount: 33 } });

  const undone = await workspace.call(undoTurn, { messageId });

  expect(undone.conflicts).toMatchObject([{ recordName: "Dock lights", field: "Amount" }]);
  expect(undone.sets.map((set) => set.undone)).toEqual([1, 1, 0, 1]);
  expect(await valuesOf(workspace, id)).toMatchObject({ amount: 33, stage: "lead" });
});

test("a step that was undone already is passed over, and a turn is undone once", async () => {
  const { workspace, messageId } = await withTurn();
  await workspace.call(undoChangeSet, {});
  expect(await countOf(workspace, "notes")).toBe(0);

  const undone = await workspace.call(undoTurn, { messageId });

  expect(undone.sets).toHaveLength(3);
  await expect(workspace.call(undoTurn, { messageId })).rejects.toMatchObject({ code: "precondition_failed" });
});

test("nothing given means the latest answer that changed something", async () => {
  const { workspace, id } = await withTurn();
  await workspace.call(updateRecord, { object: "deals", id, values: { next_step: "Call" } });

  await workspace.call(undoTurn, {});

  expect(await valuesOf(workspace, id)).toMatchObject({ amount: 10, next_step: "Call" });
});

test("somebody else's answer, and another workspace's, are not found; a Viewer undoes nothing", async () => {
  const { workspace, messageId } = await withTurn();
  const other = await newWorkspace();
  const [set] = (await workspace.call(listChanges, {})).changeSets;
  const changeSetIds = [String(set?.id)];

  await expect(workspace.call(undoTurn, { messageId }, workspace.member("Jonas"))).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(other.call(undoTurn, { messageId })).rejects.toMatchObject({ code: "not_found" });
  await expect(other.call(undoTurn, { changeSetIds })).rejects.toMatchObject({ code: "not_found" });
  await expect(workspace.call(undoTurn, { messageId }, workspace.member("Vera"))).rejects.toMatchObject({
    code: "forbidden",
  });
});

test.each(["undo all of that", "undo everything you just did", "please undo the whole turn"])(
  "by chat: %s",
  async (words) => {
    const { workspace, id, conversation } = await withTurn();

    const answer = await conversation.say(words);

    expect(answer.tools).toMatchObject([{ type: "tool-undo_turn", state: "output-available" }]);
    expect(answer.text).toBe("Undone: 4 changes.");
    expect(await valuesOf(workspace, id)).toMatchObject({ amount: 10, stage: "lead" });
    expect((await conversation.say("redo it")).tools).toMatchObject([{ type: "tool-undo_change_set" }]);
    expect(await valuesOf(workspace, id)).toMatchObject({ amount: 20, stage: "won" });
  },
);

test("by chat, “undo that” takes the last step back alone", async () => {
  const { workspace, id, conversation } = await withTurn();

  await conversation.say("undo that");

  expect(await valuesOf(workspace, id)).toMatchObject({ amount: 20, stage: "won" });
  expect(await countOf(workspace, "notes")).toBe(0);
});

test("a large turn goes back by one job, all of its steps", async () => {
  const workspace = await newWorkspace();
  const ids = await seedMany(workspace, "companies", 1200, (place) => ({ name: `Firm ${place}`, city: "Oslo" }));
  const selection = { object: "companies", where: { field: "city", op: "eq" as const, value: "Oslo" } };
  const first = await workspace.call(updateRecords, { selection, values: { tier: "gold" } });
  const second = await workspace.call(updateRecords, { selection, values: { tier: "silver", employees: 7 } });
  const changeSetIds = [String(first.changeSetId), String(second.changeSetId)];

  const queued = await workspace.call(undoTurn, { changeSetIds });
  const waiting = await workspace.call(undoTurn, { changeSetIds }).catch((error: unknown) => error);
  await runJob(workspace.environment, String(queued.jobId));
  const { job } = await workspace.call(getJob, { jobId: String(queued.jobId) });

  expect(queued).toMatchObject({ undone: 0, sets: [{ changes: 1200 }, { changes: 1200 }] });
  expect(waiting).toMatchObject({ code: "precondition_failed" });
  expect(job).toMatchObject({ state: "done", result: { undone: 2400, conflictCount: 0 } });
  const { record } = await workspace.call(getRecord, { object: "companies", id: String(ids[7]) });
  expect(record.values).toMatchObject({ tier: null, employees: null });
  await expect(workspace.call(undoTurn, { changeSetIds })).rejects.toMatchObject({ code: "precondition_failed" });
});
