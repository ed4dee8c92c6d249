import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { listReports } from "@/tools/reports/list-reports";
import { newWorkspace } from "@/tools/testing/test-workspace";

test("figures are saved as a report, run again on what is there now, and shared", async () => {
  const workspace = await newWorkspace();
  const conversation = new TestConversation(workspace, { openAiModel: "none" });
  await workspace.seed("deals", { name: "Dock lights", stage: "won" });

  await conversation.say("deals by stage");
  const saved = await conversation.say("save this as report Stages now");
  await workspace.seed("deals", { name: "Hull check", stage: "won" });
  const ran = await conversation.say("run the report Stages now");
  await conversation.say("share the report Stages now with everyone");

  expect(saved.tools.at(-1)?.output).toMatchObject({ report: { name: "Stages now", object: "deals" } });
  expect(ran.tools.at(-1)?.output).toMatchObject({ figures: { rows: [{ stage: "won", count: 2 }] } });
  const { reports } = await workspace.call(listReports, {}, workspace.member("Jonas"));
  expect(reports).toMatchObject([{ name: "Stages now", isMine: false }]);
});

test("without figures there is nothing to save", async () => {
  const workspace = await newWorkspace();

  const answer = await new TestConversation(workspace, { openAiModel: "none" }).say("save this as report Empty");

  expect(answer.tools).toEqual([]);
  expect((await workspace.call(listReports, {})).reports).toEqual([]);
});
