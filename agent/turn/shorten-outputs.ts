import type { LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";

type Json = null | string | number | boolean | Json[] | { [key: string]: Json | undefined };

/** Every output of a tool that is longer than this many letters is cut, with a word on how to get the rest. */
export function shortenOutputs(prompt: LanguageModelV4Prompt, most: number): LanguageModelV4Prompt {
  return prompt.map((message) => (message.role === "tool" ? shortenMessage(message, most) : message));
}

type ToolMessage = Extract<LanguageModelV4Message, { role: "tool" }>;

function shortenMessage(message: ToolMessage, most: number): ToolMessage {
  const content = message.content.map((part) => {
    if (part.type !== "tool-result") return part;
    const { output } = part;
    if (output.type === "json") {
      const value = shortenJson(output.value as Json, most);
      return { ...part, output: { ...output, value: value as typeof output.value } };
    }
    if (output.type === "text" && output.value.length > most)
      return { ...part, output: { ...output, value: cutText(output.value, most) } };
    return part;
  });
  return { ...message, content };
}

/** Rows are left out whole, from the end of the longest list, so that what stays can be relied on. */
function shortenJson(value: Json, most: number): Json {
  const text = JSON.stringify(value);
  if (text.length <= most) return value;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const [key, list] = longestList(value);
    if (list.length > 1) {
      const kept = rowsWithin(list, most - (text.length - JSON.stringify(list).length));
      const note = `Only the first ${kept.length} of these ${list.length} ${key} are shown. Narrow the question, ask for figures with aggregate_records, or read on with cursor, offset or limit.`;
      const shortened = { ...value, [key]: kept, leftOut: note };
      if (JSON.stringify(shortened).length <= most + note.length + 20) return shortened;
    }
  }
  return { shortened: cutText(text, most) };
}

function longestList(value: { [key: string]: Json | undefined }): [key: string, list: Json[]] {
  const lists = Object.entries(value).flatMap(([key, item]): [string, Json[]][] =>
    Array.isArray(item) ? [[key, item]] : [],
  );
  return lists.reduce(
    (longest, each) => (JSON.stringify(each[1]).length > JSON.stringify(longest[1]).length ? each : longest),
    ["", []],
  );
}

function rowsWithin(list: Json[], most: number): Json[] {
  let letters = 2;
  const end = list.findIndex((item) => {
    letters += JSON.stringify(item).length + 1;
    return letters > most;
  });
  return list.slice(0, end < 0 ? list.length : end);
}

function cutText(text: string, most: number): string {
  const kept = text.slice(0, most).toWellFormed();
  return `${kept} … (${text.length - most} more letters are left out; ask for a narrower part to read them)`;
}
