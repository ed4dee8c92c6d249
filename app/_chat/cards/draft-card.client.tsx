"use client";

import { Copy, Mail, PhoneCall, Quote } from "lucide-react";

import { mailHref } from "@/app/_lib/outside-address";
import { recordHref } from "@/app/_lib/panel-address";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";
import { Card, CardHead } from "./card";

export type DraftOutput = ToolOutput<"draft_text">;
type Draft = DraftOutput["drafts"][number];
type Line = Draft["sections"][number]["lines"][number];

const titles = { email: "Email", call_script: "Call script", snippet: "Snippet" };
const icons = { email: Mail, call_script: PhoneCall, snippet: Quote };

/** Texts from the facts of records: what comes from a record is underlined and opens it. Nothing of it was sent. */
export function DraftCard({ output }: { output: DraftOutput }) {
  return (
    <>
      {output.drafts.map((draft) => (
        <OneDraft key={draft.about.id} draft={draft} />
      ))}
    </>
  );
}

function OneDraft({ draft }: { draft: Draft }) {
  const Icon = icons[draft.kind];
  const title = `${titles[draft.kind]} · ${draft.to && draft.kind !== "snippet" ? draft.to.name : draft.about.name}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(bodyOf(draft));
      notify({ kind: "done", text: "Copied" });
    } catch {
      notify({ kind: "failed", text: "The browser did not let Atrium copy. Select the text and copy it by hand." });
    }
  };
  const href = draft.kind === "email" ? mailTo(draft) : null;
  return (
    <Card label={title}>
      <CardHead icon={<Icon aria-hidden="true" />} title={title}>
        {href ? (
          <Button variant="ghost" size="sm" asChild>
            <a href={href} aria-label="Open in mail program">
              <span className="small:hidden">Open in mail program</span>
              <span className="wide:hidden">Mail</span>
            </a>
          </Button>
        ) : null}
        <Button variant="ghost" size="sm" onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          Copy
        </Button>
      </CardHead>
      <div className="grid gap-2 border-t px-3 py-2.5 leading-prose">
        {draft.subject ? (
          <p>
            <span className="text-muted-foreground">Subject: </span>
            <DraftLine line={draft.subject} />
          </p>
        ) : null}
        {draft.sections.map((section) => (
          <section key={section.title} aria-label={section.title ?? "Text"} className="grid gap-1">
            {section.title ? <h4 className="text-xs font-medium text-muted-foreground">{section.title}</h4> : null}
            {section.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a finished draft neither move nor change
              <p key={at} className="break-words">
                <DraftLine line={line} />
              </p>
            ))}
          </section>
        ))}
        {draft.missing.length > 0 ? <p className="text-xs text-warning">{draft.missing.join(" ")}</p> : null}
      </div>
    </Card>
  );
}

function DraftLine({ line }: { line: Line }) {
  return line.map(({ text, fact }, at) =>
    fact ? (
      <RecordLink
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a finished line neither move nor change
        key={at}
        href={recordHref(fact)}
        data-tip="From the record"
        className="underline decoration-border-strong decoration-dotted underline-offset-4 hover:decoration-solid"
      >
        {text}
      </RecordLink>
    ) : (
      text
    ),
  );
}

const plain = (line: Line): string => line.map(({ text }) => text).join("");

function bodyOf({ sections }: Draft): string {
  return sections
    .map(({ title, lines }) => [...(title ? [title] : []), ...lines.map(plain)].join(title ? "\n" : "\n\n"))
    .join("\n\n");
}

/** Longer ones are cut by mail programs without a word, so they are copied instead. */
const longestMailTo = 1800;

function mailTo(draft: Draft): string | null {
  const address = mailHref(draft.to?.email ?? "");
  if (!address) return null;
  const subject = draft.subject ? `subject=${encodeURIComponent(plain(draft.subject))}&` : "";
  const href = `${address}?${subject}body=${encodeURIComponent(bodyOf(draft))}`;
  return href.length <= longestMailTo ? href : null;
}
