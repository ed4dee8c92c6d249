import type { ReactNode } from "react";

import { recordHref } from "@/app/_lib/panel-address";
import { RecordLink } from "@/app/_panel/record-link.client";
import type { MentionedRecord } from "./mention";

/** A person's own words: only the records they pointed at become links. */
export function MentionText({ text, mentions }: { text: string; mentions: MentionedRecord[] }) {
  let parts: ReactNode[] = [text];
  for (const record of mentions) {
    parts = parts.flatMap((part): ReactNode[] => {
      const at = typeof part === "string" ? part.indexOf(record.name) : -1;
      if (typeof part !== "string" || at < 0) return [part];
      return [part.slice(0, at), <MentionLink key={record.id} record={record} />, part.slice(at + record.name.length)];
    });
  }
  return <>{parts}</>;
}

function MentionLink({ record }: { record: MentionedRecord }) {
  return (
    <RecordLink
      href={recordHref(record)}
      className="whitespace-nowrap rounded-sm bg-selected px-1 py-px font-medium text-link"
    >
      @{record.name}
    </RecordLink>
  );
}
