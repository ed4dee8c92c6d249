"use client";

import { NotebookText } from "lucide-react";
import { useState } from "react";

import { change } from "@/app/_lib/change";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { isReference } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import { useObject, useTool } from "@/app/_lib/query";
import type { ListQuery, RecordRow } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Button } from "@/app/_ui/button";
import { Textarea } from "@/app/_ui/input";
import { KbdOnPrimary } from "@/app/_ui/kbd";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";

export function NotesTab({ record, query }: { record: RecordRow; query: ListQuery }) {
  const { data, error, isPending, refetch } = useTool("search_records", query);
  return (
    <div className="grid gap-4">
      <NoteForm record={record} />
      {error ? <ErrorState title="The notes did not load" error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <RowSkeletons count={4} className="h-20" /> : null}
      {data?.records.length === 0 ? (
        <EmptyState icon={<NotebookText aria-hidden="true" />} title="No notes yet">
          Write the first one above, or say it: “Note on {record.name}: they want a second demo.”
        </EmptyState>
      ) : null}
      <ol className="grid gap-3">
        {data?.records.map((note) => (
          <NoteItem key={note.id} note={note} />
        ))}
      </ol>
    </div>
  );
}

export function NoteForm({ record }: { record: RecordRow }) {
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    if (!text.trim() || isBusy) return;
    setBusy(true);
    const saved = await change(
      "log_note",
      { body: text.trim(), about: [{ object: record.object, id: record.id }] },
      { done: `Note added to ${record.name}` },
    );
    setBusy(false);
    if (saved) setText("");
  };
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        rows={text ? 4 : 1}
        value={text}
        aria-label={`Write a note about ${record.name}`}
        placeholder="Write a note"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void save();
        }}
      />
      {text.trim() ? (
        <div>
          <Button type="submit" disabled={isBusy}>
            Add note
            <KbdOnPrimary>⌘↵</KbdOnPrimary>
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function NoteItem({ note }: { note: RecordRow }) {
  const object = useObject("notes");
  const body = object?.fields.find((field) => field.role === "body");
  const when = object?.fields.find((field) => field.role === "when");
  const author = object?.fields.find((field) => field.type === "owner" && !field.isSystem);
  const text = body ? note.values[body.key] : null;
  const at = (when ? note.values[when.key] : null) ?? note.values["created_at"];
  const by = author ? note.values[author.key] : null;
  const isSame = typeof text === "string" && text.startsWith(note.name.replace(/…$/, ""));
  return (
    <li className="rounded-md border bg-card px-3 py-2">
      <div className="flex items-center gap-2">
        {isReference(by) ? <MemberAvatar name={by.name} size="sm" /> : null}
        <span className="cut font-medium">{isReference(by) ? by.name : "Someone"}</span>
        <RecordLink
          href={recordHref(note)}
          className="num ml-auto flex-none text-xs text-muted-foreground hover:underline"
          {...(typeof at === "string" ? { "data-tip": exactMoment(at) } : {})}
        >
          {typeof at === "string" ? formatMoment(at) : "Open"}
        </RecordLink>
      </div>
      {isSame ? null : <p className="mt-1 font-medium">{note.name}</p>}
      {typeof text === "string" ? (
        <p className="mt-1 whitespace-pre-wrap leading-prose [overflow-wrap:anywhere]">{text}</p>
      ) : null}
    </li>
  );
}
