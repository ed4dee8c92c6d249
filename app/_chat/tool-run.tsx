import { CircleAlert, CircleDashed, LoaderCircle } from "lucide-react";

import { Fold } from "./cards/card";
import type { Preview, RunNote, ToolPart } from "./chat-types";
import { runWords } from "./tool-words";

type Props = { part: ToolPart; note: RunNote | null; preview: Preview | null; plural: (key: string) => string };

const line = "flex min-h-6 items-center gap-2 text-xs text-muted-foreground [&_.lucide]:size-3.5";

/** A tool run is one quiet line; unfolded it shows exactly what went in and what came out. */
export function ToolRun({ part, note, preview, plural }: Props) {
  const { running, done } = runWords(part, plural);

  if (part.state === "input-streaming" || part.state === "input-available" || part.state === "approval-responded") {
    return (
      <div className={line}>
        <LoaderCircle className="animate-spin" aria-hidden="true" />
        <span className="text-foreground">{running}</span>
      </div>
    );
  }
  if (part.state === "approval-requested") {
    return (
      <div className={line}>
        <CircleDashed className="text-warning" aria-hidden="true" />
        <span className="text-foreground">{preview?.title ?? running}</span>
        <span className="text-warning">waits for you</span>
      </div>
    );
  }
  const [title = done, ...facts] = note ? note.summary.split(" · ") : [done];
  const tail = [...facts, ...(note ? [`${note.ms} ms`] : [])];
  return (
    <Fold
      summary={
        <>
          <span className="text-foreground">
            {part.state === "output-denied" ? `${preview?.title ?? running}: rejected` : title}
          </span>
          {tail.length > 0 ? ` · ${tail.join(" · ")}` : ""}
          {part.state === "output-error" ? (
            <CircleAlert className="ml-1 inline !size-3 text-destructive-text" aria-label="failed" />
          ) : null}
        </>
      }
    >
      <div className="mt-1 mb-2 ml-1.5 grid grid-cols-[minmax(0,1fr)] gap-2 border-l pl-3">
        <Code label="Input" value={part.input} />
        {part.errorText ? <Code label="Error" value={part.errorText} /> : <Code label="Output" value={part.output} />}
      </div>
    </Fold>
  );
}

const longest = 20_000;

function Code({ label, value }: { label: string; value: unknown }) {
  const text = typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "nothing");
  return (
    <div>
      <p className="mb-0.5 text-2xs text-muted-foreground">{label}</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, also by keyboard
        tabIndex={0}
        className="scroll-thin max-h-80 overflow-auto rounded-md bg-muted px-3 py-2 font-mono text-xs leading-relaxed"
      >
        {text.length > longest ? `${text.slice(0, longest)}\n… ${text.length - longest} more characters` : text}
      </pre>
    </div>
  );
}
