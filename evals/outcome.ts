import type { Change } from "./difference";

export type Call = { tool: string; input: unknown; state: string; output?: unknown; error?: string };
export type TurnOutcome = {
  /** What was said to the assistant, or the answer to its question for a yes. */
  said: string;
  text: string;
  calls: Call[];
  question: { question: string; choices: string[] } | null;
  /** Waits for a yes when the turn ends. */
  approval: { tool: string; title: string } | null;
  error: string | null;
  milliseconds: number;
};
/** A turn in which nothing is said and done. */
export const silent: TurnOutcome = {
  said: "",
  text: "",
  calls: [],
  question: null,
  approval: null,
  error: null,
  milliseconds: 0,
};
export type Outcome = {
  turns: TurnOutcome[];
  changes: Change[];
  milliseconds: number;
  tokens: { input: number; output: number };
};

/** What an assistant that neither does nor says anything would come to. */
export const nothing: Outcome = { turns: [], changes: [], milliseconds: 0, tokens: { input: 0, output: 0 } };
