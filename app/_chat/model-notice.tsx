import { Info } from "lucide-react";

import type { Notice } from "./chat-types";

/** Who answered in place of whom, and why: a quiet line, because the answer itself is what counts. */
export function ModelNotice({ notice }: { notice: Notice }) {
  return (
    <p
      role="note"
      className="flex items-start gap-2 rounded-md border bg-muted px-3 py-2 text-xs text-muted-foreground"
    >
      <Info aria-hidden="true" className="mt-px !size-3.5 flex-none text-warning" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{notice.text}</span>
    </p>
  );
}
