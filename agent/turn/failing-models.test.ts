import { afterEach, describe, expect, test } from "vitest";

import type { ModelSettings } from "@/agent/models/models";
import { type Answer, TestConversation } from "@/agent/testing/converse";
import { type ChatRequest, type OpenAiServer, type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { getConversation } from "@/tools/conversations/get-conversation";
import { searchRecords } from "@/tools/records/search-records";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";

const servers: OpenAiServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Script = (request: ChatRequest, turn: number) => Reply;

/** One server for the models that a script is given for, the first of them the chosen one. */
async function models(scripts: Record<string, Script>): Promise<{ settings: ModelSettings; server: OpenAiServer }> {
  const counts = new Map<string, number>();
  const server = await startOpenAiServer((request) => {
    const count = counts.get(request.model) ?? 0;
    counts.set(request.model, count + 1);
    return scripts[request.model]?.(request, count) ?? { status: 404 };
  });
  servers.push(server);
  const [first = "", ...more] = Object.keys(scripts);
  const settings = {
    openAiModel: first,
    openAiBaseUrl: server.baseUrl,
    openAiKey: "test",
    moreModels: more.map((model) => ({ model })),
  };
  return { settings, server };
}

const inOrder =
  (...replies: Reply[]): Script =>
  (_, turn) =>
    replies[turn] ?? { text: "Done." };

const quick = { attempts: 3, pauseMs: 1, firstMs: 400, chunkMs: 400, totalMs: 8000 };

async function withDeals(): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  for (const amount of [10, 20, 30]) await workspace.seed("deals", { name: `Deal ${amount}`, amount });
  return workspace;
}

const noticesOf = ({ message }: Answer): { kind: string; text: string }[] =>
  message.parts.flatMap((part) => (part.type === "data-notice" ? [part.data] : []));

const countOf = async (workspace: TestWorkspace, object: string): Promise<number> =>
  (await workspace.call(searchRecords, { object })).records.length;

const dock = { name: "create_record", input: { object: "companies", values: { name: "Dockyard" } } };

describe("before the first word", () => {
  test.each<[string, Reply]>([
    ["is overloaded", { status: 503 }],
    ["has had too many requests", { status: 429, headers: { "retry-after-ms": "5" } }],
    ["says nothing", { empty: true }],
    ["answers nonsense", { garbage: true }],
    ["loses the connection", { rawCalls: [], isCut: true }],
  ])("a model that %s once is asked again, and the person notices nothing", async (_, reply) => {
    const { settings, server } = await models({ large: inOrder(reply, { text: "Hello." }) });
    const conversation = new TestConversation(await newWorkspace(), settings, quick);

    const answer = await conversation.say("hello");

    expect(answer).toMatchObject({ text: "Hello.", error: undefined });
    expect(noticesOf(answer)).toEqual([]);
    expect(server.requests).toHaveLength(2);
  });

  test("the next model answers when the first does not, and that is said and kept", async () => {
    const workspace = await newWorkspace();
    const { settings, server } = await models({
      large: () => ({ status: 429, headers: { "retry-after": "0" } }),
      small: inOrder({ text: "Hello from the small one." }),
    });
    const conversation = new TestConversation(workspace, settings, quick);

    const answer = await conversation.say("hello");

    const host = new URL(server.baseUrl).host;
    expect(answer.text).toBe("Hello from the small one.");
    expect(answer.message.metadata?.model).toBe("small");
    expect(noticesOf(answer)).toEqual([
      {
        kind: "fallback",
        text: `large at ${host} did not answer (429, too many requests, asked 3 times); small at ${host} answered instead.`,
      },
    ]);
    const { messages } = await workspace.call(getConversation, { id: conversation.id });
    expect(messages[1]?.parts).toContainEqual(expect.objectContaining({ type: "data-notice" }));
    expect(server.requests.map(({ model }) => model)).toEqual(["large", "large", "large", "small"]);
  });

  test.each<[string, Reply, string, number]>([
    ["fails each time", { status: 500 }, "500, an error of its server, asked 3 times", 3],
    ["never begins", { silence: true }, "silent for 0.4 s, asked 3 times", 3],
    ["refuses the key", { status: 401 }, "401, the key was refused", 1],
    [
      "wants a longer pause than is bearable",
      { status: 429, headers: { "retry-after": "120" } },
      "too many requests",
      1,
    ],
  ])("the planner answers last when the only model %s", async (_, reply, reason, requests) => {
    const workspace = await withDeals();
    const { settings, server } = await models({ large: () => reply });
    const conversation = new TestConversation(workspace, settings, quick);

    const answer = await conversation.say("show all deals");

    expect(answer.error).toBeUndefined();
    expect(answer.tools).toMatchObject([{ type: "tool-search_records", state: "output-available" }]);
    expect(answer.message.metadata?.model).toBe("built-in-planner");
    expect(noticesOf(answer)[0]?.text).toContain(reason);
    expect(noticesOf(answer)[0]?.text).toContain("; the built-in planner answered instead.");
    expect(server.requests).toHaveLength(requests);
  });

  test("the planner answers when nobody listens at the address", async () => {
    const { settings, server } = await models({ large: inOrder() });
    await server.close();
    const conversation = new TestConversation(await withDeals(), settings, quick);

    const answer = await conversation.say("show all deals");

    expect(answer.tools).toMatchObject([{ state: "output-available" }]);
    expect(noticesOf(answer)[0]?.text).toContain("no connection, asked 3 times");
  });

  test("the planner begins anew after a model that only looked, and never after one that changed something", async () => {
    const workspace = await withDeals();
    const looked = await models({
      large: inOrder({ calls: [{ name: "search_names", input: { text: "Dock" } }] }, { status: 401 }),
    });
    const changed = await models({ large: inOrder({ calls: [dock] }, { status: 401 }) });

    const anew = await new TestConversation(workspace, looked.settings, quick).say("show all deals");
    const stopped = await new TestConversation(workspace, changed.settings, quick).say("create company Dockyard");

    expect(anew.tools.map(({ type }) => type)).toEqual(["tool-search_names", "tool-search_records"]);
    expect(stopped.error).toContain("did not answer (401, the key was refused). Nothing is done twice");
    expect(stopped.tools).toMatchObject([{ type: "tool-create_record", state: "output-available" }]);
    expect(await countOf(workspace, "companies")).toBe(1);
  });
});

describe("in the middle of an answer", () => {
  test.each<[string, Reply]>([
    ["loses the connection", { breakOff: "There are" }],
    ["stalls", { stall: "There are" }],
    ["ends without saying that it is done", { endEarly: "There are" }],
  ])("a model that %s: what came is kept, the state is named, and nobody else is asked", async (_, reply) => {
    const workspace = await newWorkspace();
    const { settings, server } = await models({ large: inOrder(reply, { text: "three deals." }), small: inOrder() });
    const conversation = new TestConversation(workspace, settings, quick);

    const broken = await conversation.say("how many?");
    const more = await conversation.say("go on");

    expect(broken.text).toBe("There are");
    expect(broken.error).toContain("broke off in the middle");
    expect(noticesOf(broken)).toMatchObject([{ kind: "break" }]);
    expect(more.text).toBe("three deals.");
    expect(JSON.stringify(server.requests[1]?.messages)).toContain("There are");
    expect(server.requests).toHaveLength(2);
    const { messages } = await workspace.call(getConversation, { id: conversation.id });
    expect(JSON.stringify(messages[1]?.parts)).toContain("What was done before stays.");
  });

  test("a slow answer is no broken one", async () => {
    const { settings } = await models({ large: inOrder({ trickle: "one two three four", everyMs: 120 }) });

    const answer = await new TestConversation(await newWorkspace(), settings, quick).say("count");

    expect(answer).toMatchObject({ text: "one two three four", error: undefined });
  });

  test.each<[string, string]>([
    ["whole", JSON.stringify(dock.input)],
    ["half", '{"object":"companies","val'],
  ])("a %s call in a cut answer is not carried out, and says so", async (_, text) => {
    const workspace = await newWorkspace();
    const { settings } = await models({
      large: inOrder({ rawCalls: [{ name: "create_record", arguments: text }], isCut: true }, { text: "Going on." }),
    });
    const conversation = new TestConversation(workspace, settings, quick);

    const cut = await conversation.say("create company Dockyard");
    const next = await conversation.say("go on");

    expect(cut.error).toContain("broke off");
    expect(cut.tools).toMatchObject([
      { state: "output-error", errorText: expect.stringContaining("broke off before") },
    ]);
    expect(next).toMatchObject({ text: "Going on.", error: undefined });
    expect(await countOf(workspace, "companies")).toBe(0);
  });

  test("what was done before the cut is done once, also when the person goes on", async () => {
    const workspace = await newWorkspace();
    const { settings, server } = await models({
      large: inOrder({ calls: [dock] }, { breakOff: "The comp" }, { text: "It is there." }),
    });
    const conversation = new TestConversation(workspace, settings, quick);

    await conversation.say("create company Dockyard");
    const next = await conversation.say("go on");

    expect(next.text).toBe("It is there.");
    expect(JSON.stringify(server.requests[2]?.messages)).toContain("Dockyard");
    expect(await countOf(workspace, "companies")).toBe(1);
  });
});

describe("wrong calls", () => {
  test.each<[string, { name: string; arguments: string }, string]>([
    ["half JSON", { name: "search_records", arguments: '{"object":"de' }, "JSON"],
    ["an unknown tool", { name: "drop_everything", arguments: "{}" }, "drop_everything"],
    ["arguments that do not fit", { name: "search_records", arguments: '{"object":7}' }, "object"],
    ["no arguments at all", { name: "get_record", arguments: "" }, "get_record"],
  ])("%s comes back to the model as an error, which it mends", async (_, call, expected) => {
    const workspace = await withDeals();
    const right = { calls: [{ name: "search_records", input: { object: "deals" } }] };
    const { settings, server } = await models({
      large: inOrder({ rawCalls: [call] }, right, { text: "Three deals." }, { text: "Still here." }),
    });
    const conversation = new TestConversation(workspace, settings, quick);

    const answer = await conversation.say("how many deals?");
    const next = await conversation.say("and now?");

    expect(answer).toMatchObject({ text: "Three deals.", error: undefined });
    expect(JSON.stringify(server.requests[1]?.messages.at(-1))).toContain(expected);
    expect(next.text).toBe("Still here.");
  });

  test("a model that only calls wrongly is stopped after three times, and that is said", async () => {
    const { settings, server } = await models({ large: () => ({ rawCalls: [{ name: "nonsense", arguments: "{" }] }) });
    const conversation = new TestConversation(await newWorkspace(), settings, quick);

    const answer = await conversation.say("hello");

    expect(server.requests).toHaveLength(3);
    expect(noticesOf(answer)).toMatchObject([{ kind: "stopped", text: expect.stringContaining("3 times in a row") }]);
  });

  test("a model that claims success where its tool failed: the failed call stands in the answer", async () => {
    const workspace = await newWorkspace();
    const wrong = { name: "create_record", input: { object: "companies", values: { nmae: "Dockyard" } } };
    const { settings } = await models({ large: inOrder({ calls: [wrong] }, { text: "I created Dockyard." }) });

    const answer = await new TestConversation(workspace, settings, quick).say("create company Dockyard");

    expect(answer.text).toBe("I created Dockyard.");
    expect(answer.tools).toMatchObject([{ state: "output-error", errorText: expect.stringContaining("nmae") }]);
    expect(await countOf(workspace, "companies")).toBe(0);
  });
});
