import type { ConversationChange } from "@/tools/changes/conversation-changes";

/** What `atrium ask --json` prints. */
export type AskResult = {
  reply: string;
  toolCalls: { tool: string; input: unknown; state: string; output?: unknown; error?: string }[];
  /** What is told about the models: another one answered, an answer broke off. */
  notices: string[];
  question: { question: string; choices: { label: string; detail?: string }[] } | null;
  approvals: { tool: string; title: string; approved: boolean }[];
  changes: ConversationChange[];
  sent: never[];
  conversationId: string;
  model: string;
  milliseconds: number;
  isDryRun: boolean;
};
