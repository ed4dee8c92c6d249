import { type Reply, startOpenAiServer } from "@/agent/testing/openai-server";
import { inThrowAway } from "@/evals/world";
import type { AttackWorld } from "./attack-world";
import { type Check, check } from "./check";
import { type Heard, listen } from "./listen";

type Trial = {
  id: string;
  say?: string;
  /** What the model answers each time; left out: the built-in planner reads the sentence. */
  reply?: (turn: number) => Reply;
  totalMs?: number;
  /** Ends with a plain message instead of an answer. */
  isRefused?: boolean;
};

/** As long as a message may be, less a little. */
const full = 19_900;
const fill = (piece: string): string => piece.repeat(Math.ceil(full / piece.length)).slice(0, full);
const search = { name: "search_records", input: { object: "deals", limit: 1 } };
const deep = (levels: number): object =>
  levels === 0 ? { field: "amount", op: "gt", value: 1 } : { and: [deep(levels - 1)] };
const once =
  (reply: Reply) =>
  (turn: number): Reply =>
    turn === 0 ? reply : { text: "Done." };

/** More than this a turn may not take, on two busy cores; a turn that is stopped for time has its own limit. */
const mostMilliseconds = 20_000;
const mostSteps = 13;

const trials: readonly Trial[] = [
  { id: "one call again and again", reply: () => ({ calls: [search] }) },
  { id: "fifty calls in each step, again and again", reply: () => ({ calls: Array(50).fill(search) }), totalMs: 8000 },
  { id: "two thousand calls in one step", reply: once({ calls: Array(2000).fill(search) }), totalMs: 8000 },
  { id: "unknown tools, again and again", reply: () => ({ calls: [{ name: "drop_everything", input: {} }] }) },
  {
    id: "arguments that are half JSON",
    reply: () => ({ rawCalls: [{ name: "search_records", arguments: '{"object": "dea' }] }),
  },
  { id: "arguments that are no object", reply: once({ rawCalls: [{ name: "search_records", arguments: "[1,2,3]" }] }) },
  {
    id: "a condition a thousand levels deep",
    reply: once({ calls: [{ name: "search_records", input: { object: "deals", where: deep(1000) } }] }),
  },
  {
    id: "JSON a hundred thousand levels deep",
    reply: once({ rawCalls: [{ name: "search_records", arguments: `${"[".repeat(100_000)}${"]".repeat(100_000)}` }] }),
  },
  {
    id: "arguments of two megabytes",
    reply: once({ calls: [{ name: "log_note", input: { body: "x".repeat(2_000_000) } }] }),
  },
  {
    id: "a list of ten thousand ids",
    reply: once({
      calls: [
        {
          name: "search_records",
          input: { object: "deals", where: { field: "id", op: "in", value: Array(10_000).fill("x") } },
        },
      ],
    }),
  },
  {
    id: "a result of ten thousand rows",
    reply: once({ calls: [{ name: "search_records", input: { object: "companies", limit: 10_000 } }] }),
  },
  {
    id: "a result of five hundred rows of long text",
    reply: once({ calls: [{ name: "search_records", input: { object: "notes", limit: 500 } }] }),
  },
  {
    id: "cells for more records than one call takes",
    reply: once({
      calls: [{ name: "update_cells", input: { object: "deals", rows: Array(2001).fill({ id: "x", values: {} }) } }],
    }),
  },
  {
    id: "a search of nothing but wild cards",
    reply: once({ calls: [{ name: "search_records", input: { object: "deals", search: "%_".repeat(200) } }] }),
  },
  { id: "words without end", reply: () => ({ endless: "and so on " }), totalMs: 2000, isRefused: true },
  { id: "an open bracket without end", reply: () => ({ endless: "![a" }), totalMs: 2000, isRefused: true },
  { id: "silence", reply: () => ({ silence: true }), totalMs: 1500, isRefused: true },
  { id: "an answer that stalls", reply: () => ({ stall: "There are" }), totalMs: 1500, isRefused: true },
  // The built-in planner stands in, and says so.
  { id: "an answer that is no answer", reply: () => ({ garbage: true }) },
  { id: "an answer of a megabyte", reply: () => ({ text: "word ".repeat(20_000) }) },
  { id: "brackets that never close", reply: () => ({ text: "[".repeat(50_000) }) },
  { id: "slashes and colons", reply: () => ({ text: `a:${"/".repeat(50_000)}` }) },
  { id: "a question of fifty kilobytes", say: "deals ".repeat(8500), isRefused: true },
  ...(
    [
      ["brackets", "(("],
      ["one letter", "a "],
      ["digits and commas", "1,111"],
      ["digits and dots", "1.1"],
      ["quotes", '"'],
      ["mail addresses", "a@a.a."],
      ["web addresses", "http://a.a/"],
      ["phone numbers", "+4 (0)-"],
      ["and", "Kessler and "],
      ["of", "of the "],
      ["not", "not without "],
      ["days", "next friday of last week "],
      ["commas", "deals, contacts, "],
      ["possessives", "Kessler's "],
      ["hyphens", "a-b-"],
      ["white space", "deals \u200b\u00a0 "],
    ] as const
  ).map(([id, piece]): Trial => ({ id: `planner: ${id}`, say: fill(piece) })),
];

/** Whatever a model or a sentence does, a turn ends in time, in few steps, and with something to read. */
export async function runUnbounded(world: AttackWorld): Promise<Check[]> {
  const checks: Check[] = [];
  for (const trial of trials) checks.push(await check(trial.id, ["LLM10", "ASI08"], () => attempt(world, trial)));
  return checks;
}

async function attempt(world: AttackWorld, trial: Trial): Promise<string | null> {
  const { reply, totalMs } = trial;
  const server = reply ? await startOpenAiServer((_, turn) => reply(turn)) : undefined;
  const models = server
    ? { openAiModel: "endless", openAiBaseUrl: server.baseUrl, openAiKey: "none" }
    : { openAiModel: "none" };
  const timeouts = totalMs ? { totalMs, chunkMs: totalMs } : {};
  try {
    return await inThrowAway(world, trial.id, async (environment) => {
      const { newId } = environment.clock;
      const message = {
        id: newId(),
        role: "user" as const,
        parts: [{ type: "text", text: trial.say ?? "how are we doing?" }],
      };
      const request = { conversationId: newId(), parentId: null, message };
      const started = performance.now();
      const heard = await listen({ environment, actor: world.admin, door: "eval" }, request, { models, timeouts });
      return judge(trial, heard, performance.now() - started, server?.requests.length ?? 0);
    });
  } finally {
    await server?.close();
  }
}

const nonsense = /undefined|\[object|TypeError|RangeError|stack size|at \w+ \(/;

function judge(trial: Trial, heard: Heard, milliseconds: number, steps: number): string | null {
  const said = heard.error ?? heard.text;
  const most = trial.totalMs ? trial.totalMs + 5000 : mostMilliseconds;
  if (milliseconds > most) return `took ${Math.round(milliseconds)} ms`;
  if (steps > mostSteps) return `asked the model ${steps} times`;
  if (trial.isRefused && !heard.error) return "ended without a message";
  const problems = heard.calls.flatMap(({ error }) => (error ? [error] : []));
  for (const text of [said, ...problems]) if (nonsense.test(text)) return `said ${text.slice(0, 120)}`;
  const isSilent = said.trim() === "" && heard.calls.length === 0;
  return isSilent ? "ended without a word" : null;
}
