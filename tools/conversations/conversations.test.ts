import { expect, test } from "vitest";

import { inWorkspace } from "@/tools/core/in-workspace";
import { newWorkspace, type TestWorkspace, testNow } from "@/tools/testing/test-workspace";
import { deleteConversation } from "./delete-conversation";
import { getConversation } from "./get-conversation";
import { getConversationCase } from "./get-conversation-case";
import { listConversations } from "./list-conversations";
import { openConversation, saveMessage } from "./message-store";
import { renameConversation } from "./rename-conversation";

async function begin(workspace: TestWorkspace, title: string, text: string): Promise<string> {
  const id = workspace.environment.clock.newId();
  const { memberId } = workspace.member();
  await inWorkspace(workspace.environment, async (session) => {
    await openConversation(session, { id, memberId, title, model: null, now: testNow });
    const message = {
      id: `${id}-1`,
      parentId: null,
      role: "user" as const,
      parts: [{ type: "text", text }],
      metadata: null,
      text,
      createdAt: testNow,
    };
    await saveMessage(session, id, message, testNow);
  });
  return id;
}

test("conversations are found by title and by what was said, renamed, and removed", async () => {
  const workspace = await newWorkspace();
  const first = await begin(workspace, "Renewals", "which contracts end soon?");
  const second = await begin(workspace, "Pipeline", "what about 100% of Brightwater?");

  const bySaid = await workspace.call(listConversations, { search: "100%" });
  await workspace.call(renameConversation, { id: first, title: "Contracts" });
  await workspace.call(deleteConversation, { id: second });
  const left = await workspace.call(listConversations, {});

  expect(bySaid.conversations.map((row) => row.id)).toEqual([second]);
  expect(left.conversations).toMatchObject([{ id: first, title: "Contracts" }]);
  await expect(workspace.call(getConversation, { id: second })).rejects.toMatchObject({ code: "not_found" });
});

test("another person's conversations do not exist for me", async () => {
  const workspace = await newWorkspace();
  const id = await begin(workspace, "Private", "hello");
  const jonas = workspace.member("Jonas");

  expect((await workspace.call(listConversations, {}, jonas)).conversations).toEqual([]);
  await expect(workspace.call(renameConversation, { id, title: "Mine" }, jonas)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(workspace.call(deleteConversation, { id }, jonas)).rejects.toMatchObject({ code: "not_found" });
  await expect(workspace.call(getConversationCase, { id }, jonas)).rejects.toMatchObject({ code: "not_found" });
});
