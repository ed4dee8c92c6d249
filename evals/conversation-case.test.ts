import { beforeAll, describe, expect, test } from "vitest";

import { getConversationCase } from "@/tools/conversations/get-conversation-case";
import { listConversations } from "@/tools/conversations/list-conversations";
import { runTool } from "@/tools/core/run-tool";
import { caseShape, type EvalCase } from "./case";
import { converse } from "./converse";
import { runCase } from "./run-case";
import { actorOf, inThrowAway, openWorld, type World } from "./world";

const models = { openAiModel: "none" };
let world: World;
beforeAll(async () => {
  world = await openWorld();
});

/** Holds a conversation on the demo, and makes a case of it. */
async function caseOf(turns: EvalCase["turns"], who = "Priya"): Promise<{ given: unknown; problems: string[] }> {
  return inThrowAway(world, "talk", async (environment) => {
    const member = world.members.find(({ name }) => name.startsWith(who));
    if (!member) throw new Error(`The demo has no ${who}.`);
    const actor = actorOf(member);
    await converse({ environment, actor, door: "eval" }, turns, { models, model: "built-in-planner", context: {} });
    const { conversations } = await runTool(environment, actor, listConversations, {}, { door: "eval" });
    const id = conversations[0]?.id ?? "";
    const made = await runTool(environment, actor, getConversationCase, { id }, { door: "eval" });
    return { given: made.case, problems: made.problems };
  });
}

describe("a conversation becomes a case that its own repetition passes and silence does not", () => {
  test.each<[string, EvalCase["turns"], object]>([
    [
      "one change",
      [{ say: "set the city of Alpenwerk to Linz" }],
      { changes: [{ update: { object: "companies", name: "Alpenwerk Energie" }, set: { city: "Linz" } }] },
    ],
    [
      "a change of many after a yes",
      [{ say: "hand Marta's open deals in Bavaria to Jonas" }, { approve: true }],
      { changes: [{ set: { owner: "Jonas" } }, { set: { owner: "Jonas" } }] },
    ],
    ["a no", [{ say: "delete the contact Bernd Nagel" }, { approve: false }], { changes: "none" }],
    ["a new record", [{ say: "create a company called Dockyard Ltd in Oslo" }], { changes: [{ create: "companies" }] }],
    ["something taken back", [{ say: "set the city of Alpenwerk to Linz" }, { say: "undo that" }], { changes: "none" }],
    ["a question", [{ say: "show me Anna" }], { changes: "none", asks: true }],
    ["figures", [{ say: "open deals by stage" }], { changes: "none", calls: [{ tool: "aggregate_records" }] }],
  ])("%s", async (_, turns, expected) => {
    const { given } = await caseOf(turns);

    const parsed = caseShape.parse(given);
    expect(parsed.turns).toEqual(turns);
    expect(parsed.expect).toMatchObject(expected);
    const { score, passesIdle } = await runCase(world, parsed, { models });
    expect(score.verdict).toBe("right");
    if (parsed.expect.changes !== "none" || parsed.expect.asks || parsed.expect.calls) expect(passesIdle).toBe(false);
  });
});

test("it speaks as the member did, and says what it cannot hold", async () => {
  const { given, problems } = await caseOf([{ say: "my open deals" }], "Marta");

  expect(given).toMatchObject({ as: "Marta", category: "lookups", split: "seen" });
  expect(problems).toEqual([expect.stringContaining("say what the answer has to hold")]);
});
