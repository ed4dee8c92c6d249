import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";

import { findToolsName, rankTools } from "./find-tools";
import { loadSkillName } from "./load-skill";

/** What most requests need; each stands for a kind of work that words alone do not name. */
const core = new Set([
  "ask_person",
  findToolsName,
  loadSkillName,
  "search_records",
  "get_record",
  "aggregate_records",
  "search_names",
  "list_members",
  "create_record",
  "update_record",
  "update_records",
  "delete_record",
  "restore_record",
  "link_records",
  "create_task",
  "complete_task",
  "log_note",
  "get_briefing",
  "search_knowledge",
  "undo_change_set",
]);

const mostNear = 8;

/**
 * The tools that one request to a language model carries: the core, those near to the words of the person, those that were
 * called before in the conversation, and those that find_tools gave. All others stay callable by whoever knows them.
 */
export function chooseTools(call: LanguageModelV4CallOptions): LanguageModelV4CallOptions {
  if (!call.tools) return call;
  const said = wordsOfPerson(call.prompt);
  const chosen = new Set([
    ...core,
    ...rankTools(said).slice(0, mostNear),
    ...calledIn(call.prompt),
    ...foundIn(call.prompt),
  ]);
  return { ...call, tools: call.tools.filter(({ name }) => chosen.has(name)) };
}

/** The last two messages: "and now export them" says little without what came before. */
function wordsOfPerson(prompt: LanguageModelV4Prompt): string {
  return prompt
    .flatMap((message) => (message.role === "user" ? [message.content] : []))
    .slice(-2)
    .flatMap((content) => content.map((part) => (part.type === "text" ? part.text : "")))
    .join(" ");
}

/** Services check that a call in the history has its definition, and a repeated task needs it again. */
function calledIn(prompt: LanguageModelV4Prompt): string[] {
  return prompt.flatMap((message) =>
    message.role === "assistant"
      ? message.content.flatMap((part) => (part.type === "tool-call" ? [part.toolName] : []))
      : [],
  );
}

/** From outputs of our own tool alone: a document that looks like one activates nothing. */
function foundIn(prompt: LanguageModelV4Prompt): string[] {
  return prompt.flatMap((message) =>
    message.role === "tool"
      ? message.content.flatMap((part) =>
          part.type === "tool-result" && part.toolName === findToolsName && part.output.type === "json"
            ? namesOf(part.output.value)
            : [],
        )
      : [],
  );
}

function namesOf(output: unknown): string[] {
  const { tools } = (output ?? {}) as { tools?: unknown };
  if (!Array.isArray(tools)) return [];
  return tools.flatMap((tool: { name?: unknown } | null) => (typeof tool?.name === "string" ? [tool.name] : []));
}
