import type { AnyTool } from "@/tools/core/define-tool";
import { registry } from "@/tools/registry";
import type { AtriumMessage } from "./turn-types";

/** Whether text from outside has come into the conversation, which may try to give orders. */
export type Taint = {
  /** What was read, in words; null while nothing from outside was. */
  source: string | null;
  read(what: string): void;
};

type ToolPart = { type: string; state?: string; output?: unknown };

/** The built-in planner takes orders from the person alone, whatever it reads; a language model cannot be trusted to. */
export function openTaint(messages: readonly AtriumMessage[], isPlanner: boolean): Taint {
  const earlier = messages.flatMap((message) => message.parts as ToolPart[]).find(bringsOutsideText);
  return {
    source: earlier && !isPlanner ? "earlier in this conversation" : null,
    read(what) {
      if (!isPlanner) this.source ??= what;
    },
  };
}

function bringsOutsideText({ type, state, output }: ToolPart): boolean {
  if (!type.startsWith("tool-") || type === "tool-ask_person" || state !== "output-available") return false;
  // A conversation may be older than a tool that is gone.
  const tools: Partial<Record<string, AnyTool>> = registry;
  return tools[type.slice("tool-".length)]?.bringsOutsideText?.(output) === true;
}
