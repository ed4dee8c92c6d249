import { ordinalWords } from "@/agent/planner/words/closed-words";
import type { PendingPlan, PlannedCall, PlannerTurn } from "@/agent/planner/world";
import { asObject } from "./state";

export type Answer =
  | { kind: "calls"; calls: PlannedCall[]; rest?: string }
  | { kind: "reply"; text: string }
  | { kind: "sentence"; sentence: string };

const yes =
  /^(?:yes|yep|yeah|y|sure|ok|okay|please do|do it|go ahead|yes please|correct|right|exactly|that one|this one)[.!]*$/i;
const no =
  /^(?:no|nope|n|cancel|never ?mind|neither|none|none of (?:these|them|those)|stop|forget it|no thanks)[.!]*$/i;

/** If the turn before asked, what this answer means for its plan; anything that is no answer starts anew. */
export function pendingAnswer(before: readonly PlannerTurn[], text: string): Answer | undefined {
  const last = before.at(-1);
  const asked = last?.role === "assistant" ? last.calls.findLast((call) => call.tool === "ask_person") : undefined;
  const plan = asked ? planOf(asked.input) : undefined;
  if (!plan) return undefined;
  const said = text.trim();
  const option = chosen(plan, said);
  if (option?.calls) return { kind: "calls", calls: option.calls, ...(plan.rest ? { rest: plan.rest } : {}) };
  if (option?.sentence)
    return { kind: "sentence", sentence: plan.rest ? `${option.sentence}; ${plan.rest}` : option.sentence };
  if (option) return { kind: "reply", text: option.reply ?? "Fine, nothing was changed." };
  if (no.test(said)) return { kind: "reply", text: "Fine, nothing was changed." };
  if (plan.fill && !looksLikeRequest(said))
    return { kind: "sentence", sentence: plan.fill.replace("{}", () => said.replace(/^["“]|["”]$/g, "")) };
  return undefined;
}

/** We wrote this input ourselves, and it is checked before it is used. */
function planOf(input: unknown): PendingPlan | undefined {
  const plan = asObject(asObject(input).plan);
  return Array.isArray(plan.options) ? (plan as unknown as PendingPlan) : undefined;
}

function chosen(plan: PendingPlan, said: string): PendingPlan["options"][number] | undefined {
  const lower = said
    .toLowerCase()
    .replace(/[.!]+$/, "")
    .trim();
  const exact = plan.options.find((option) => option.label.toLowerCase() === lower);
  if (exact) return exact;
  const place = placeOf(lower);
  if (place !== undefined) return plan.options.at(place < 0 ? place : place - 1);
  if (yes.test(said))
    return plan.options.length <= 2 || /^(?:yes|create|delete|change)/i.test(plan.options[0]?.label ?? "")
      ? plan.options[0]
      : undefined;
  const words = lower.replace(/^(?:the |that |i mean |i meant )+/, "").replace(/ one$/, "");
  const partial = plan.options.filter(
    (option) =>
      words.length > 1 &&
      new RegExp(`(?<![\\p{L}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "iu").test(
        option.label,
      ),
  );
  return partial.length === 1 ? partial[0] : undefined;
}

function placeOf(lower: string): number | undefined {
  const digits =
    /^(?:#|no\.? ?|number |option )?([1-9])[.)]?$/.exec(lower)?.[1] ??
    /^(?:the )?([1-9])(?:st|nd|rd|th)(?: one)?$/.exec(lower)?.[1];
  if (digits) return Number(digits);
  const word = /^(?:the )?(\w+)(?: one)?$/.exec(lower)?.[1] ?? "";
  return ordinalWords[word];
}

const looksLikeRequest = (said: string): boolean =>
  /^(?:show|list|find|delete|create|add|how many|which|who|what|undo|set|move|assign|update)\b/i.test(said) ||
  said.endsWith("?");
