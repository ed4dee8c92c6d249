import { afterEach, describe, expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { type OpenAiServer, startOpenAiServer } from "@/agent/testing/openai-server";
import type { AnyTool } from "@/tools/core/define-tool";
import { deleteRecord } from "@/tools/records/delete-record";
import { getRecord } from "@/tools/records/get-record";
import { registry } from "@/tools/registry";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { createView } from "@/tools/views/create-view";
import { needsApproval } from "./approvals";
import { openTaint } from "./taint";

let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const tools: AnyTool[] = Object.values(registry);
const clean = { page: {}, taint: openTaint([], false) };
const tainted = { page: {}, taint: { ...openTaint([], false), source: "a document" } };

describe("calling a thing a preview", () => {
  const asking = tools.filter((tool) => tool.effect === "delete" || tool.effect === "send" || tool.isBulk);

  test.each(asking.filter((tool) => !("preview" in tool.input.shape)).map((tool) => [tool.name, tool] as const))(
    "gets nothing past the question: %s",
    (_, tool) => {
      expect(needsApproval(tool, { preview: true }, clean)).toBe(true);
    },
  );

  test("gets no write past it after text from outside, where the tool knows none", () => {
    const writing = tools.filter((tool) => tool.effect !== "read" && !("preview" in tool.input.shape));

    expect(writing.filter((tool) => !needsApproval(tool, { preview: true }, tainted)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  test("leaves a record where it is when a model tries", async () => {
    const workspace = await newWorkspace();
    const id = await workspace.seed("deals", { name: "Dock lights" });
    const input = { object: "deals", id, preview: true };
    server = await startOpenAiServer((_, turn) =>
      turn === 0 ? { calls: [{ name: "delete_record", input }] } : { text: "Done." },
    );
    const model = { openAiModel: "test-model", openAiBaseUrl: server.baseUrl, openAiKey: "test" };

    const answer = await new TestConversation(workspace, model).say("tidy up");

    expect(answer.tools).toMatchObject([{ type: "tool-delete_record", state: "approval-requested" }]);
    await expect(workspace.call(getRecord, { object: "deals", id })).resolves.toMatchObject({ record: { id } });
  });
});

test("what lies in the trash, and what is no record, is called by its name on the card", async () => {
  const workspace = await newWorkspace();
  const id = await workspace.seed("deals", { name: "Dock lights" });
  await workspace.call(deleteRecord, { object: "deals", id });
  const { view } = await workspace.call(createView, { object: "deals", name: "Closing" });
  const calls = [
    { name: "restore_record", input: { object: "deals", id } },
    { name: "update_view", input: { id: view.id, share: { with: "workspace" } } },
  ];
  server = await startOpenAiServer((_, turn) => (turn === 0 ? { calls } : { text: "Done." }));
  const model = { openAiModel: "test-model", openAiBaseUrl: server.baseUrl, openAiKey: "test" };

  const answer = await new TestConversation(workspace, model).say("what is new?");

  expect(answer.tools.map(({ state }) => state)).toEqual(["approval-requested", "approval-requested"]);
  const cards = answer.message.parts.filter(({ type }) => type === "data-preview");
  expect(cards).toMatchObject([
    { data: { outcome: { records: [{ name: "Dock lights" }] } } },
    { data: { outcome: { records: [{ name: "Closing" }, { name: "share", note: '{"with":"workspace"}' }] } } },
  ]);
});
