import type { UIMessageStreamWriter } from "ai";

import type { Answered } from "./answer-approval";
import type { Edited } from "./apply-edits";
import type { AtriumMessage } from "./turn-types";

/** The message keeps both: the arguments that count from now on, and those that were asked for. */
export function writeEdit(writer: UIMessageStreamWriter<AtriumMessage>, answered: Answered): void {
  const { toolCallId, tool, asked, input, edited } = answered;
  if (edited.length === 0) return;
  writer.write({ type: "tool-input-available", toolCallId, toolName: tool, input });
  writer.write({ type: "data-edit", data: { toolCallId, asked, edited } });
}

/** What was not as the assistant had asked for it: " · you changed Amount from 10 to 20". */
export function editsText(message: AtriumMessage | undefined, answered: Answered | undefined, id: string): string {
  const earlier = (message?.parts ?? []).flatMap((part) =>
    part.type === "data-edit" && part.data.toolCallId === id ? part.data.edited : [],
  );
  const all = [...earlier, ...(answered?.toolCallId === id ? answered.edited : [])];
  const byPath = new Map<string, Edited>();
  for (const each of all) byPath.set(each.path, { ...each, before: byPath.get(each.path)?.before ?? each.before });
  const changes = [...byPath.values()].map(
    ({ label, before, after }) => `${label} from ${before ?? "nothing"} to ${after ?? "nothing"}`,
  );
  return changes.length > 0 ? ` · you changed ${changes.join(", ")}` : "";
}
