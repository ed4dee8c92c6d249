import type { StepResult, ToolSet } from "ai";

const mostSteps = 12;
const mostRepairs = 3;

/** Why the model is not asked for another step, in a sentence for the person; null while it goes on. */
export function stopReason(steps: readonly StepResult<ToolSet>[]): string | null {
  const last = steps.at(-1);
  if (!last || last.toolCalls.length === 0) return null;
  if (steps.length >= mostRepairs && steps.slice(-mostRepairs).every(isAllWrong))
    return `The model called tools wrongly ${mostRepairs} times in a row and was stopped. Nothing was changed by those calls. Say it in other words, or choose another model.`;
  if (steps.length >= mostSteps) return `The model was stopped after ${mostSteps} steps. Say “go on” to continue.`;
  return null;
}

/** Unknown tools, arguments that are no JSON or do not fit: calls that never came to run. */
function isAllWrong({ toolCalls }: StepResult<ToolSet>): boolean {
  return toolCalls.length > 0 && toolCalls.every((call) => "invalid" in call && call.invalid === true);
}
