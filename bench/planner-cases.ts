import { listModels } from "@/agent/models/models";
import { runTurn } from "@/agent/turn/run-turn";
import type { Actor } from "@/tools/core/define-tool";
import type { Environment } from "@/tools/core/run-tool";
import { type Percentiles, percentilesOf } from "./measure";

export type PlannerResult = { name: string; turn: Percentiles; first: Percentiles };
type Names = { company(turn: number): string };
type PlannerCase = { name: string; say(names: Names, turn: number): string };

/** Two letters change places, as a hurried typist does it. */
const misspelt = (name: string): string => name.replace(/^(...)(.)(.)/, "$1$3$2");

const plannerCases: PlannerCase[] = [
  { name: "planner: name", say: (names, turn) => `show me ${names.company(turn)}` },
  { name: "planner: misspelt name", say: (names, turn) => `tell me about ${misspelt(names.company(turn))}` },
  { name: "planner: filters", say: () => "gold companies in Berlin with more than 1000 employees owned by Ben" },
  { name: "planner: across", say: () => "contacts at energy companies that nobody has touched for six weeks" },
  { name: "planner: count", say: () => "how many contacts were added this month?" },
  { name: "planner: group by", say: () => "contacts by status" },
  { name: "planner: create", say: (_, turn) => `add a contact called Nora Test${turn}, nora${turn}@bench.example` },
  { name: "planner: bulk preview", say: () => "hand all gold companies in Oslo to Cleo" },
];

const turns = Number(process.env["BENCH_PLANNER_TURNS"] ?? 20);
const warmUp = 2;

/** Whole turns of the assistant, from what was said to the stored answer, each in a conversation of its own. */
export async function benchPlanner(environment: Environment, actor: Actor, names: Names): Promise<PlannerResult[]> {
  const results: PlannerResult[] = [];
  for (const { name, say } of plannerCases) {
    const whole: number[] = [];
    const first: number[] = [];
    for (let turn = 0; turn < turns + warmUp; turn += 1) {
      const took = await oneTurn(environment, actor, say(names, turn));
      if (turn < warmUp) continue;
      whole.push(took.whole);
      first.push(took.first);
    }
    results.push({ name, turn: percentilesOf(whole), first: percentilesOf(first) });
  }
  return results;
}

async function oneTurn(
  environment: Environment,
  actor: Actor,
  text: string,
): Promise<{ whole: number; first: number }> {
  const { newId } = environment.clock;
  const models = { openAiModel: "none" };
  const started = performance.now();
  const stream = await runTurn(
    { environment, actor, door: "bench" },
    {
      conversationId: newId(),
      parentId: null,
      model: listModels(models)[0]?.id ?? "",
      message: { id: newId(), role: "user", parts: [{ type: "text", text }] },
    },
    { models },
  );
  let first: number | undefined;
  for await (const chunk of stream) {
    if (chunk.type === "error") throw new Error(`“${text}” failed: ${chunk.errorText}`);
    if (first === undefined && /^(?:text-delta|tool-input|data-reading)/.test(chunk.type))
      first = performance.now() - started;
  }
  const whole = performance.now() - started;
  return { whole, first: first ?? whole };
}
