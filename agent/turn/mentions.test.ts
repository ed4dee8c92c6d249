import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { getConversation } from "@/tools/conversations/get-conversation";
import { newWorkspace } from "@/tools/testing/test-workspace";

test("of two records with one name, the one picked by @ is meant, and the pick is kept", async () => {
  const workspace = await newWorkspace();
  await workspace.seed("contacts", { name: "Ivo Brand", city: "Oslo" });
  const picked = await workspace.seed("contacts", { name: "Ivo Brand", city: "Bonn" });
  const conversation = new TestConversation(workspace, { openAiModel: "none" });
  const mention = { object: "contacts", id: picked, name: "Ivo Brand" };

  const asked = await conversation.say("show me Ivo Brand");
  const shown = await conversation.say("show me Ivo Brand", {}, [mention]);

  expect(asked.tools).toMatchObject([{ type: "tool-ask_person" }]);
  expect(shown.tools).toMatchObject([{ type: "tool-get_record", input: { id: picked } }]);
  const { messages } = await workspace.call(getConversation, { id: conversation.id });
  expect(JSON.stringify(messages)).toContain("data-mentions");
});
