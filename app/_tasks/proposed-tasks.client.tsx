"use client";

import { ListPlus, X } from "lucide-react";
import { useState } from "react";

import { change } from "@/app/_lib/change";
import { formatDay } from "@/app/_lib/format-date";
import { recordHref } from "@/app/_lib/panel-address";
import { useTool } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { useMay } from "@/app/_lib/use-may";
import { RecordLink } from "@/app/_panel/record-link.client";
import { Button, IconButton } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notices";

type Proposal = ToolOutput<"list_task_proposals">["proposals"][number];
type Props = { about?: { object: string; id: string } | undefined; title?: string };

/** Tasks that notes propose, each with the sentence that says so: made by a click, or put away. Nothing where there are none. */
export function ProposedTasks({ about, title = "Found in notes" }: Props) {
  const { data, error, refetch } = useTool("list_task_proposals", about ? { about } : {});
  if (error && !data)
    return (
      <p className="text-xs text-muted-foreground">
        The notes could not be read for tasks: {error.message}{" "}
        <Button variant="link" size="inline" onClick={() => void refetch()}>
          Try again
        </Button>
      </p>
    );
  if (!data || data.proposals.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-xs font-medium text-muted-foreground">{title}</h3>
      <ul className="rounded-md border border-dashed bg-card">
        {data.proposals.map((proposal) => (
          <ProposedTask
            key={`${proposal.note.id} ${proposal.quote}`}
            proposal={proposal}
            isInNote={about?.object === "notes"}
          />
        ))}
      </ul>
    </section>
  );
}

function ProposedTask({ proposal, isInNote }: { proposal: Proposal; isInNote: boolean }) {
  const { note, quote, title, dueOn } = proposal;
  const mayWrite = useMay("records:write");
  const [isBusy, setBusy] = useState(false);
  const ref = { noteId: note.id, quote };
  const add = async () => {
    setBusy(true);
    await change("create_proposed_task", ref, { done: `Task added: ${title}` });
    setBusy(false);
  };
  const dismiss = async () => {
    setBusy(true);
    const done = await change("update_task_proposal", ref, { isQuiet: true });
    setBusy(false);
    if (!done) return;
    const back = () => void change("update_task_proposal", { ...ref, isDismissed: false }, { isQuiet: true });
    notify({ kind: "done", text: `Not a task: ${title}`, action: { label: "Undo", onSelect: back } });
  };
  return (
    <li className="flex items-start gap-2.5 border-t px-3 py-2 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p className="break-words">
          {title}
          {dueOn ? <span className="num text-muted-foreground"> · due {formatDay(dueOn)}</span> : null}
        </p>
        <p className="break-words text-xs text-muted-foreground">
          “{quote}”
          {isInNote ? null : (
            <>
              {" · "}
              <RecordLink href={recordHref({ object: "notes", id: note.id })} className="text-link hover:underline">
                {note.name}
              </RecordLink>
            </>
          )}
        </p>
      </div>
      {mayWrite ? (
        <span className="flex flex-none items-center gap-1">
          <Button variant="outline" size="sm" disabled={isBusy} onClick={() => void add()}>
            <ListPlus aria-hidden="true" />
            Add
          </Button>
          <IconButton size="icon-sm" label={`Not a task: ${title}`} disabled={isBusy} onClick={() => void dismiss()}>
            <X aria-hidden="true" />
          </IconButton>
        </span>
      ) : null}
    </li>
  );
}
