import type { LanguageModelV4Prompt } from "@ai-sdk/provider";

import type { AnyTool } from "@/tools/core/define-tool";
import { registry } from "@/tools/registry";

/** Whether everything that this turn has done so far only looked: then it may be begun again by somebody else. */
export function mayStartAnew(prompt: LanguageModelV4Prompt): boolean {
  const tools: Partial<Record<string, AnyTool>> = registry;
  const said = prompt.findLastIndex(({ role }) => role === "user");
  return prompt
    .slice(said + 1)
    .flatMap((message) => (message.role === "assistant" ? message.content : []))
    .every((part) => part.type !== "tool-call" || (tools[part.toolName]?.effect ?? "read") === "read");
}
