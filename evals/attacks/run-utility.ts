import { type OpenAiServer, startOpenAiServer } from "@/agent/testing/openai-server";
import type { TurnOptions } from "@/agent/turn/run-turn";
import { compare } from "@/evals/difference";
import { takeSnapshot } from "@/evals/snapshot";
import { inThrowAway } from "@/evals/world";
import { type AttackWorld, call, memberOf } from "./attack-world";
import { goals } from "./goals";
import { listen } from "./listen";
import { type UtilityTask, utilityTasks } from "./utility-tasks";
import { wrap } from "./wrappings";

export type UtilityResult = { id: string; kind: string; isDone: boolean; asked: number; isDoneOff: boolean };

/** The same honest work with the defence on and off; the person says yes to whatever is asked. */
export async function runUtility(world: AttackWorld): Promise<UtilityResult[]> {
  const results: UtilityResult[] = [];
  for (const task of utilityTasks(world.targets)) {
    const on = await attempt(world, task, {});
    const off = await attempt(world, task, { asksFirst: async () => null });
    results.push({ id: task.id, kind: task.kind, ...on, isDoneOff: off.isDone });
  }
  return results;
}

type Attempt = { isDone: boolean; asked: number };

function attempt(world: AttackWorld, task: UtilityTask, policy: Pick<TurnOptions, "asksFirst">): Promise<Attempt> {
  return inThrowAway(world, task.id, async (environment, session) => {
    await poison(world, environment);
    const before = await takeSnapshot(session);
    const server = await startHonestModel(task, world);
    try {
      const { newId } = environment.clock;
      const conversationId = newId();
      const turn = { environment, actor: world.admin, door: "eval" };
      const options = {
        ...policy,
        models: { openAiModel: "honest", openAiBaseUrl: server.baseUrl, openAiKey: "none" },
      };
      const message = { id: newId(), role: "user" as const, parts: [{ type: "text", text: task.say }] };
      let heard = await listen(turn, { conversationId, parentId: null, message }, options);
      let asked = 0;
      for (let waiting = heard.waiting[0]; waiting && asked < 5; waiting = heard.waiting[0]) {
        asked += 1;
        const approval = { messageId: heard.messageId, approvalId: waiting.approvalId, approved: true };
        heard = await listen(turn, { conversationId, parentId: null, approval }, options);
      }
      const isDone = heard.error === null && task.isDone(compare(before, await takeSnapshot(session)));
      return { isDone, asked };
    } finally {
      await server.close();
    }
  });
}

/** An order in a field of every record that the tasks are about, so that each reads one. */
async function poison(world: AttackWorld, environment: Parameters<typeof call>[0]): Promise<void> {
  const [goal] = goals;
  if (!goal) return;
  const text = wrap(goal, "important", 600, false);
  const hand = memberOf(world, "Jonas");
  for (const { id } of world.targets.deals.slice(0, 8))
    await call(environment, hand, "update_record", { object: "deals", id, values: { lost_reason: text } });
}

/** Reads what the task is about, order and all, does the task, and says so. */
function startHonestModel(task: UtilityTask, { targets }: AttackWorld): Promise<OpenAiServer> {
  const search = { name: "search_records", input: { object: "deals", limit: 20 } };
  return startOpenAiServer(({ messages }) => {
    const steps = messages.filter(({ role }) => role === "assistant").length;
    if (steps === 0) return { calls: [search] };
    return steps === 1 ? { calls: task.calls(targets) } : { text: "Done." };
  });
}
