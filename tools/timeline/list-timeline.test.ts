import { describe, expect, test } from "vitest";
import type { z } from "zod";

import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createClock } from "@/tools/core/clock";
import { logNote } from "@/tools/notes/log-note";
import { deleteRecord } from "@/tools/records/delete-record";
import { updateRecord } from "@/tools/records/update-record";
import { completeTask } from "@/tools/tasks/complete-task";
import { createTask } from "@/tools/tasks/create-task";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { listTimeline } from "./list-timeline";

type Item = z.output<typeof listTimeline.output>["items"][number];

const brief = ({ kind, event, record }: Item): string => `${kind} ${event} ${record.name}`;

function later(workspace: TestWorkspace, minutes: number): void {
  const now = new Date(testNow.getTime() + minutes * 60_000);
  Object.assign(workspace.environment, { clock: createClock({ now }) });
}

/** A company with a note, a task that was done, a deal that moved, and a changed field. */
async function busyCompany(): Promise<{ workspace: TestWorkspace; id: string; deal: string }> {
  const workspace = await newWorkspace();
  const id = await workspace.seed("companies", { name: "Tessel" });
  const deal = await workspace.seed("deals", { name: "Crane", company: id, stage: "proposal" });
  const about = [{ object: "companies", id }];
  later(workspace, 1);
  await workspace.call(logNote, { title: "Visit", body: "They moved.", about }, workspace.member("Marta"));
  later(workspace, 2);
  const task = await workspace.call(createTask, { title: "Send the quote", about });
  later(workspace, 3);
  await workspace.call(updateRecord, { object: "deals", id: deal, values: { stage: "won" } });
  later(workspace, 4);
  await workspace.call(completeTask, { taskId: task.record.id }, workspace.member("Jonas"));
  later(workspace, 5);
  await workspace.call(updateRecord, { object: "companies", id, values: { city: "Oslo" } });
  return { workspace, id, deal };
}

describe("list_timeline", () => {
  test("puts notes, tasks, changes and stage moves into one list, newest first, with who did it", async () => {
    const { workspace, id } = await busyCompany();

    const { items, nextCursor } = await workspace.call(listTimeline, { object: "companies", id });

    expect(items.map(brief)).toEqual([
      "change updated Tessel",
      "task completed Send the quote",
      "stage updated Crane",
      "task created Send the quote",
      "note created Visit",
      "change created Tessel",
    ]);
    expect(items.map((item) => item.actor.name.split(" ")[0])).toEqual([
      "Priya",
      "Jonas",
      "Priya",
      "Priya",
      "Marta",
      "Priya",
    ]);
    expect(items[0]?.diffs).toEqual([{ field: "city", label: "City", before: null, after: "Oslo" }]);
    expect(items[2]?.diffs).toMatchObject([{ field: "stage", before: "proposal", after: "won" }]);
    expect(items[4]?.text).toBe("They moved.");
    expect(nextCursor).toBeNull();
  });

  test("pages through the same list, also where much happened in one moment", async () => {
    const { workspace, id } = await busyCompany();
    for (let place = 0; place < 5; place += 1)
      await workspace.call(logNote, { body: `Note ${place}`, about: [{ object: "companies", id }] });
    const whole = await workspace.call(listTimeline, { object: "companies", id });

    const paged: Item[] = [];
    let cursor: string | undefined;
    do {
      const page = await workspace.call(listTimeline, { object: "companies", id, limit: 2, ...(cursor && { cursor }) });
      paged.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);

    expect(whole.items).toHaveLength(11);
    expect(paged).toEqual(whole.items);
  });

  test("shows the kinds asked for alone, and a deal's own moves as moves", async () => {
    const { workspace, id, deal } = await busyCompany();

    const tasks = await workspace.call(listTimeline, { object: "companies", id, kinds: ["task"] });
    const moves = await workspace.call(listTimeline, { object: "deals", id: deal, kinds: ["stage"] });
    const changes = await workspace.call(listTimeline, { object: "deals", id: deal, kinds: ["change"] });

    expect(tasks.items.map((item) => item.event)).toEqual(["completed", "created"]);
    expect(moves.items.map(brief)).toEqual(["stage updated Crane"]);
    expect(changes.items.map(brief)).toEqual(["change created Crane"]);
  });

  test("marks what was undone, and leaves out what is in the trash", async () => {
    const { workspace, id } = await busyCompany();
    later(workspace, 6);
    await workspace.call(undoChangeSet, {});
    const note = (await workspace.call(listTimeline, { object: "companies", id, kinds: ["note"] })).items[0];
    await workspace.call(deleteRecord, { object: "notes", id: String(note?.record.id) });

    const { items } = await workspace.call(listTimeline, { object: "companies", id, kinds: ["note", "change"] });

    expect(items.map(({ event, isUndo, isUndone }) => [event, isUndo, isUndone])).toEqual([
      ["updated", true, false],
      ["updated", false, true],
      ["created", false, false],
    ]);
  });

  test("refuses a record that is not there, a cursor that is none, and another workspace's record", async () => {
    const { workspace, id } = await busyCompany();
    const other = await newWorkspace();
    const forged = Buffer.from('["2026-02-31 00:00:00+00","x"]').toString("base64url");

    await expect(other.call(listTimeline, { object: "companies", id })).rejects.toMatchObject({ code: "not_found" });
    await expect(workspace.call(listTimeline, { object: "firms", id })).rejects.toMatchObject({
      code: "invalid_input",
    });
    for (const cursor of ["nonsense", forged])
      await expect(workspace.call(listTimeline, { object: "companies", id, cursor })).rejects.toMatchObject({
        code: "invalid_input",
      });
  });
});
