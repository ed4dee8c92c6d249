import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { type CaseChange, netChanges, turnsOf } from "./conversation-case";
import { requireConversation } from "./conversation-shape";
import { type MessageRow, readBranch } from "./message-store";

const caseShape = z.record(z.string(), z.unknown());

/** A conversation that went as it should becomes a case that says so from then on; one that did not, once its expectation is put right. */
export const getConversationCase = defineTool({
  name: "get_conversation_case",
  description:
    "Make an eval case of one of my conversations: what was said and answered, and what it left changed, by names instead of ids. One line of a file in evals/datasets.",
  input: z.object({
    id: z.uuid(),
    leafId: z.string().optional().describe("The end of the branch; the open one when left out."),
  }),
  output: z.object({
    case: caseShape,
    problems: z.array(z.string()).describe("What of the conversation the case cannot hold."),
  }),
  permission: "conversations:read",
  effect: "read",
  examples: [
    { say: "make a test of our last conversation", input: { id: "{conversations:last}" } },
    { say: "turn the chat about renewals into an eval", input: { id: "{conversations:renewals}" } },
    { say: "export the Brightwater chat as a test", input: { id: "{conversations:Brightwater}" } },
  ],
  summarize: () => "Made a case of a conversation",

  async handler(ctx, { id, leafId }) {
    const conversation = await requireConversation(ctx, id);
    const branch = await readBranch(ctx.session, id, leafId ?? conversation.leafId);
    const { turns, problems } = turnsOf(branch);
    const changes = await netChanges(ctx, id);
    const asks = changes.length === 0 && isQuestion(branch.at(-1));
    const reads = changes.length === 0 && !asks ? toolsOf(branch.at(-1)) : [];
    const isAlone = changes.length === 0 && !asks && reads.length === 0;
    return {
      case: {
        id: `talk-${id.slice(-8)}`,
        category: categoryOf(changes, turns.length, asks),
        split: "seen",
        provenance: `made of a conversation, ${ctx.now.toISOString().slice(0, 10)}`,
        as: ctx.actor.name.split(" ")[0],
        turns,
        expect: {
          changes: changes.length > 0 ? changes : "none",
          ...(asks ? { asks: true } : {}),
          ...(reads.length > 0 ? { calls: reads.map((tool) => ({ tool })) } : {}),
          ...(isAlone ? { refuses: true } : {}),
        },
      },
      problems: [
        ...problems,
        ...(reads.length > 0
          ? ["It changed nothing, so the case wants the same tool to be called; say what the answer has to hold."]
          : []),
      ],
    };
  },
});

type Part = { type?: unknown; state?: unknown };

const toolsOf = (message: MessageRow | undefined): string[] =>
  (message?.role === "assistant" ? (message.parts as Part[]) : []).flatMap(({ type, state }) =>
    String(type).startsWith("tool-") && state === "output-available" && type !== "tool-ask_person"
      ? [String(type).slice("tool-".length)]
      : [],
  );

const isQuestion = (message: MessageRow | undefined): boolean =>
  message?.role === "assistant" && (message.parts as Part[]).some(({ type }) => type === "tool-ask_person");

function categoryOf(changes: readonly CaseChange[], turns: number, asks: boolean): string {
  const [first] = changes;
  if (asks) return "ambiguous";
  if (!first) return turns > 1 ? "follow-ups" : "lookups";
  if (changes.length > 1) return "bulk";
  if ("delete" in first || "restore" in first) return "remove";
  return "create" in first ? "create" : "changes";
}
