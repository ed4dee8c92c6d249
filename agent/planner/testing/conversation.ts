import { nextStep } from "@/agent/planner/plan-turn";
import type { PastCall, PlannedCall, PlannerStep, PlannerTurn, PlannerWorld } from "@/agent/planner/world";

export type Answer = (call: PlannedCall) => unknown;

/** Plays a conversation as the outside would: calls are answered by `answer`, questions become ask_person. */
export async function converse(
  world: PlannerWorld,
  sentences: readonly string[],
  answer: Answer = () => ({}),
): Promise<{ turns: PlannerTurn[]; steps: PlannerStep[]; last: PlannerStep; calls: PlannedCall[] }> {
  const turns: PlannerTurn[] = [];
  const steps: PlannerStep[] = [];
  let calls: PlannedCall[] = [];
  for (const text of sentences) {
    turns.push({ role: "user", text });
    const made: PastCall[] = [];
    for (let guard = 0; guard < 8; guard += 1) {
      const step = await nextStep(
        made.length > 0 ? [...turns, { role: "assistant", text: "", calls: made }] : turns,
        world,
      );
      steps.push(step);
      if (step.do === "call")
        made.push(
          ...step.calls.map((call, index) => ({
            ...call,
            toolCallId: `${turns.length}-${made.length + index}`,
            output: answer(call),
          })),
        );
      if (step.do === "ask")
        made.push({
          toolCallId: `${turns.length}-ask`,
          tool: "ask_person",
          input: { question: step.question, choices: step.choices, plan: step.plan },
        });
      if (step.do !== "call") {
        turns.push({ role: "assistant", text: step.do === "reply" ? step.text : step.question, calls: made });
        break;
      }
    }
    calls = made.filter((call) => call.tool !== "ask_person").map(({ tool, input }) => ({ tool, input }));
  }
  const last = steps.at(-1);
  if (!last) throw new Error("A conversation has at least one sentence.");
  return { turns, steps, last, calls };
}
