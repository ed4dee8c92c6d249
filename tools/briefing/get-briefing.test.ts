import { expect, test } from "vitest";

import { newWorkspace } from "@/tools/testing/test-workspace";
import { getBriefing } from "./get-briefing";

test("shows my overdue and due tasks and what closes soon, and nothing of others", async () => {
  const workspace = await newWorkspace();
  const jonas = workspace.member("Jonas").memberId;
  await workspace.seed("tasks", { title: "Late", due_on: "2026-11-10", owner: "me" });
  await workspace.seed("tasks", { title: "Now", due_on: "2026-11-18", owner: "me" });
  await workspace.seed("tasks", { title: "Late but done", due_on: "2026-11-10", owner: "me", status: "done" });
  await workspace.seed("tasks", { title: "Not mine", due_on: "2026-11-10", owner: jonas });
  await workspace.seed("deals", { name: "Soon", close_on: "2026-11-25", owner: "me" });
  await workspace.seed("deals", { name: "Won already", close_on: "2026-11-25", owner: "me", stage: "won" });

  const { sections } = await workspace.call(getBriefing, {});

  expect(sections.map((section) => [section.key, section.records.map((record) => record.name)])).toEqual([
    ["overdue", ["Late"]],
    ["due", ["Now"]],
    ["closing", ["Soon"]],
  ]);
});

test("an empty workspace has an empty briefing", async () => {
  const workspace = await newWorkspace();
  expect(await workspace.call(getBriefing, {})).toEqual({ sections: [] });
});
