import { asObject } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import type { Outcome } from "@/agent/planner/policy/outcome";
import type { Hidden } from "@/agent/planner/text/hide-quotes";
import type { PlannedCall } from "@/agent/planner/world";
import { type Known, withDocument } from "./document-named";
import type { Edit } from "./document-place";

export const edited = ({ id }: Known, ...edits: Edit[]): PlannedCall => ({
  tool: "update_document_text",
  input: { id, edits },
});

/** The document with its text, read to know the very letters that change. */
export const withText = (
  s: Sentence,
  hidden: Hidden,
  name: string | undefined,
  make: (document: Known, text: string) => PlannedCall | Outcome,
) =>
  withDocument(s, hidden, name, async (document) => {
    const input = { id: document.id, limit: 200_000 };
    const output = asObject(await s.world.read("get_document", input).catch(() => undefined));
    return make(document, typeof output.text === "string" ? output.text : "");
  });
