"use client";

import { FileDiff } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { change } from "@/app/_lib/change";
import { plural } from "@/app/_lib/format-value";
import type { ToolInput, ToolOutput } from "@/app/_lib/tool-types";
import { useMay } from "@/app/_lib/use-may";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Card, CardFoot, CardHead } from "./card";

export type TextEdits = ToolInput<"update_document_text">;
export type TextChange = ToolOutput<"update_document_text">;
type Hunk = TextChange["hunks"][number];

/** What changes in a document, place by place. Of a preview each place is taken or left; the text before stays a version. */
export function DocumentChangeCard({ input, output }: { input: TextEdits; output: TextChange }) {
  const { document, hunks, isPreview } = output;
  const mayWrite = useMay("documents:write");
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [taken, setTaken] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  const chosen = hunks.filter(({ at }) => !left.has(at));
  const isOpen = isPreview && taken === null && mayWrite;
  const title = isPreview && taken === null ? `Changes to ${document.name}` : `Changed ${document.name}`;

  const apply = async () => {
    setBusy(true);
    const { preview: _preview, ...edits } = input;
    const only = chosen.map(({ at }) => at);
    const count = plural(only.length, "place", "places");
    const done = await change(
      "update_document_text",
      { ...edits, versionId: document.version.id, only },
      { done: `Changed ${document.name} in ${count}` },
    );
    setBusy(false);
    if (done) setTaken(only.length);
  };
  const toggle = (at: number) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(at)) next.add(at);
      return next;
    });

  return (
    <Card label={title} isWaiting={isOpen}>
      <CardHead
        icon={<FileDiff aria-hidden="true" />}
        title={
          <Link href={`/documents/${document.id}`} prefetch={false} className="hover:underline">
            {title}
          </Link>
        }
        note={
          <Badge variant={isPreview && taken === null ? "default" : "success"}>
            {isPreview && taken === null
              ? "Nothing has changed yet"
              : `${plural(taken ?? hunks.length, "place", "places")} changed`}
          </Badge>
        }
      />
      <ul className="border-t">
        {hunks.map((hunk) => (
          <li key={hunk.at} className="flex items-start gap-2.5 border-t px-3 py-2 first:border-t-0">
            {isOpen ? (
              <Checkbox
                checked={!left.has(hunk.at)}
                label={`Take: ${hunk.after || `without ${hunk.before}`}`}
                onChange={() => toggle(hunk.at)}
              />
            ) : null}
            <HunkText hunk={hunk} />
          </li>
        ))}
      </ul>
      {isOpen ? (
        <CardFoot>
          <Button disabled={isBusy || chosen.length === 0} onClick={() => void apply()}>
            {chosen.length === hunks.length
              ? "Change the document"
              : `Change ${chosen.length} of ${hunks.length} places`}
          </Button>
          <span className="ml-auto text-xs text-muted-foreground small:w-full">
            The text before is kept as a version
          </span>
        </CardFoot>
      ) : null}
    </Card>
  );
}

function HunkText({ hunk: { lead, before, after, tail } }: { hunk: Hunk }) {
  return (
    <p className="min-w-0 flex-1 whitespace-pre-wrap break-words leading-prose">
      <span className="text-muted-foreground">{lead}</span>
      {before ? <del className="rounded-sm bg-destructive-subtle px-0.5 text-destructive">{before}</del> : null}
      {after ? <ins className="rounded-sm bg-success-subtle px-0.5 text-success no-underline">{after}</ins> : null}
      <span className="text-muted-foreground">{tail}</span>
    </p>
  );
}
