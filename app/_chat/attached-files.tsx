import { CircleAlert, Paperclip, X } from "lucide-react";

import { formatPercent } from "@/app/_lib/format-value";
import type { Attachments } from "./use-attachments";

const chip =
  "inline-flex h-control-sm max-w-full items-center gap-1 rounded-sm border border-border-strong bg-background px-2 text-xs [&_.lucide]:size-3.5";

/** Files beside the message that is being written. */
export function AttachedFiles({ attachments }: { attachments: Attachments }) {
  return (
    <ul aria-label="Attached files" className="flex flex-wrap gap-1.5 px-2 pt-2">
      {attachments.list.map(({ key, name, share, fileId, failure }) => (
        <li key={key} className={chip} role={failure ? "alert" : undefined}>
          {failure ? (
            <CircleAlert aria-hidden="true" className="text-destructive-text" />
          ) : (
            <Paperclip aria-hidden="true" className="text-muted-foreground" />
          )}
          <span className="cut">{name}</span>
          {failure ? <span className="cut text-destructive-text">{failure}</span> : null}
          {fileId || failure ? null : (
            <span className="num text-muted-foreground">{formatPercent(Math.round(share * 100) / 100)}</span>
          )}
          <button
            type="button"
            aria-label={`Remove ${name}`}
            data-tip="Remove"
            className="relative -mr-1 grid size-4 place-items-center rounded-sm after:absolute after:-inset-1.5 hover:bg-accent"
            onClick={() => attachments.remove(key)}
          >
            <X aria-hidden="true" className="!size-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Files that came with a message. */
export function SentFiles({ files }: { files: readonly { id: string; name: string }[] }) {
  return (
    <ul aria-label="Attached files" className="mb-1 flex flex-wrap justify-end gap-1.5">
      {files.map(({ id, name }) => (
        <li key={id} className={chip}>
          <Paperclip aria-hidden="true" className="text-muted-foreground" />
          <span className="cut">{name}</span>
        </li>
      ))}
    </ul>
  );
}
