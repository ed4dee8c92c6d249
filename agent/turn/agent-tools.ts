import { type JSONSchema7, jsonSchema, type ToolSet, tool, type UIMessageStreamWriter } from "ai";
import { z } from "zod";

import { hashInput, spendApproval } from "@/tools/conversations/approval-store";
import type { AnyTool } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { requirePermission, runTool } from "@/tools/core/run-tool";
import { registry } from "@/tools/registry";
import type { AsksFirst } from "./asks-first";
import { findTools, findToolsName } from "./find-tools";
import { loadSkill, loadSkillName } from "./load-skill";
import type { Taint } from "./taint";
import type { AtriumMessage, PageContext, TurnContext } from "./turn-types";

/** Ends the turn: the next message of the person answers it. */
export const askPersonInput = z.object({
  question: z.string().min(1).max(500),
  choices: z
    .array(z.object({ label: z.string(), detail: z.string().optional() }))
    .min(2)
    .max(4),
  plan: z.unknown().optional().describe("Left empty by language models."),
});

/**
 * What the planner would do for each answer travels in its question and is carried out at a word. A language model may not
 * put such a plan there: the planner would take it for its own.
 */
const askPerson = (isPlannerNow: () => boolean) =>
  tool({
    description:
      "Ask the person one multiple-choice question when two readings or two records fit and it cannot be looked up. Ends the turn.",
    inputSchema: jsonSchema<z.infer<typeof askPersonInput>>(() => toJsonSchema(askPersonInput), {
      validate: (value) => {
        const parsed = (isPlannerNow() ? askPersonInput : askPersonInput.omit({ plan: true })).safeParse(value);
        return parsed.success ? { success: true, value: parsed.data } : { success: false, error: parsed.error };
      },
    }),
  });

export type AgentTurn = TurnContext & {
  conversationId: string;
  page: PageContext;
  writer: UIMessageStreamWriter<AtriumMessage>;
  taint: Taint;
  isPlanner: boolean;
  /** The person's own words that this turn answers, and the ids of what they picked or attached. */
  said: string;
  picked: readonly string[];
  asksFirst: AsksFirst;
  /** What the person put right in a call before the yes, in words. */
  editsOf?(toolCallId: string): string;
};

/** The registry as tools of the AI SDK. They run with the person's own rights; the door is the conversation. */
export function agentTools(turn: AgentTurn, isPlannerNow: () => boolean): ToolSet {
  const tools = Object.values(registry as Record<string, AnyTool>).map((definition) => [
    definition.name,
    agentTool(turn, definition),
  ]);
  return {
    ...Object.fromEntries(tools),
    ask_person: askPerson(isPlannerNow),
    [findToolsName]: findTools,
    [loadSkillName]: loadSkill,
  };
}

function agentTool(turn: AgentTurn, definition: AnyTool): ToolSet[string] {
  return tool({
    description: definition.description,
    inputSchema: jsonSchema(() => toJsonSchema(definition.input), {
      validate: (value) => {
        const parsed = definition.input.safeParse(value);
        return parsed.success
          ? { success: true, value: value as Record<string, unknown> }
          : { success: false, error: parsed.error };
      },
    }),
    async execute(input: unknown, { toolCallId }) {
      requirePermission(turn.actor, definition.permission);
      const elapsed = turn.environment.clock.startTimer();
      const isWaiting = (await turn.asksFirst(turn, definition, input)) !== null;
      const expected = isWaiting ? await spend(turn, definition, input, toolCallId) : null;
      const exact = expected && definition.isBulk ? { ...(input as object), expect: expected } : input;
      const actor = { ...turn.actor, kind: "agent" as const };
      const origin = { door: turn.door, toolCallId, conversationId: turn.conversationId };
      const output = await runTool(turn.environment, actor, definition, exact, origin);
      const did = definition.summarize?.(definition.input.parse(exact), output) ?? definition.name;
      const summary = did + (turn.editsOf?.(toolCallId) ?? "");
      if (definition.bringsOutsideText?.(output)) turn.taint.read(summary);
      turn.writer.write({
        type: "data-run",
        id: `run-${toolCallId}`,
        data: { toolCallId, ms: elapsed(), summary },
      });
      return output;
    },
  }) as ToolSet[string];
}

/** Keys of records are always text, and OpenAI refuses schemas that say so. */
function toJsonSchema(shape: z.ZodType): JSONSchema7 {
  const schema = z.toJSONSchema(shape, {
    io: "input",
    override: ({ jsonSchema: part }) => void delete part.propertyNames,
  });
  return schema as JSONSchema7;
}

async function spend(turn: AgentTurn, definition: AnyTool, input: unknown, toolCallId: string): Promise<string | null> {
  const inputHash = hashInput(definition.name, input);
  return inWorkspace(turn.environment, (session) =>
    spendApproval(session, { toolCallId, memberId: turn.actor.memberId, inputHash }),
  );
}
