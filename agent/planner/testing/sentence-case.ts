import { clinic } from "./clinic";
import { crm } from "./crm";
import type { MemoryWorkspace } from "./memory-world";
import { shipyard } from "./shipyard";

export const workspaces = { crm, shipyard, clinic } as const satisfies Record<string, MemoryWorkspace>;

export type SentenceCase = readonly [
  workspace: keyof typeof workspaces,
  sentence: string,
  tool: string,
  input: unknown,
];
export type TalkCase = readonly [
  workspace: keyof typeof workspaces,
  sentence: string,
  does: "ask" | "reply",
  begins: string,
];

/** One case a line, kept as text so that a table stays a table. */
function rowsOf(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(" | "));
}

const isWorkspace = (name: string): name is keyof typeof workspaces => name in workspaces;

export function readCases(text: string): SentenceCase[] {
  return rowsOf(text).flatMap(([workspace = "", sentence = "", tool = "", input = ""]) =>
    isWorkspace(workspace) ? [[workspace, sentence, tool, JSON.parse(input)] as const] : [],
  );
}

export function readTalkCases(text: string): TalkCase[] {
  return rowsOf(text).flatMap(([workspace = "", sentence = "", does = "", words = ""]) =>
    isWorkspace(workspace) && (does === "ask" || does === "reply") ? [[workspace, sentence, does, words] as const] : [],
  );
}
