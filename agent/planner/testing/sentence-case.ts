import { clinic } from "./clinic";
import { crm } from "./crm";
import type { MemoryWorkspace } from "./memory-world";
import { shipyard } from "./shipyard";

export const workspaces = { crm, shipyard, clinic } as const satisfies Record<string, MemoryWorkspace>;

export type SentenceCase = readonly [workspace: keyof typeof workspaces, sentence: string, tool: string, input: unknown];
export type TalkCase = readonly [workspace: keyof typeof workspaces, sentence: string, does: "ask" | "reply", begins: string];
