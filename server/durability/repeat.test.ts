import { expect, test } from "vitest";

import { TestConversation } from "@/agent/testing/converse";
import { openFreshDb } from "@/db/testing/open-test-db";
import { enterSchema } from "@/db/workspace/workspaces";
import { createClock } from "@/tools/core/clock";
import { makeWorkspace, testNow } from "@/tools/testing/test-workspace";

const tables = ["conversations", "messages", "approvals", "change_sets", "changes"];
const records = ["companies", "contacts", "deals", "tasks", "notes"];

/** A conversation that reads, asks, creates, changes in bulk after a yes, and undoes; then all that was stored, as text. */
async function converseAndStore(): Promise<{ stored: string[]; chunks: string }> {
  const db = await openFreshDb();
  const clock = createClock({ now: testNow, seed: "repeat" });
  const workspace = await makeWorkspace(db, clock, { id: clock.newId(), slug: "repeat" });
  const tessel = await workspace.seed("companies", { name: "Tessel", city: "Oslo" });
  for (const name of ["Dock lights", "Hull check", "Crane"]) {
    await workspace.seed("deals", { name, company: tessel, amount: 12_000, owner: workspace.member("Marta").memberId });
  }
  const conversation = new TestConversation(workspace, { openAiModel: "none" });
  const answers = [
    await conversation.say("how many deals does Marta have?"),
    await conversation.say("add a note to Tessel: they moved offices"),
    await conversation.say("assign all of Marta's deals to Jonas"),
    await conversation.decide(true),
    await conversation.say("undo that"),
    await conversation.say("delete Crane"),
    await conversation.decide(true),
  ];
  const stored = await db.transaction({ opening: enterSchema(workspace.environment.workspace) }, async (session) => {
    const names = [...tables.map((table) => `atrium_${table}`), ...records];
    const rows = await Promise.all(
      names.map((name) => session.query(`select to_jsonb(t)::text as text from ${name} t order by id`)),
    );
    return rows.flat().map((row) => String(row["text"]));
  });
  await db.close();
  return { stored, chunks: JSON.stringify(answers.map((answer) => answer.chunks)) };
}

test("the same clock, seed and model give the same messages, stream and change feed, to the byte", async () => {
  const [first, second] = [await converseAndStore(), await converseAndStore()];

  expect(first.stored.length).toBeGreaterThan(25);
  expect(first.chunks).toContain("tool-output-available");
  expect(second.stored).toEqual(first.stored);
  expect(second.chunks).toBe(first.chunks);
});
