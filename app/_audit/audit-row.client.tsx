"use client";

import { ChevronRight } from "lucide-react";

import { UndoButton } from "@/app/_chat/cards/diff-card.client";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { plural } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import { useObjects } from "@/app/_lib/query";
import type { ChangeSet, RecordChange } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { DiffLine } from "@/app/_record/diff-line";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Badge } from "@/app/_ui/badge";
import { AtriumMark } from "@/app/_ui/mark";
import { actorWords, doorWords } from "./audit-words";

/** One change set in a line; it unfolds to what it changed. */
export function AuditRow({ set }: { set: ChangeSet }) {
  return (
    <li className="border-t first:border-t-0">
      <details className="group">
        <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2.5 px-3 py-1 -outline-offset-2 hover:bg-accent [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="!size-3.5 flex-none text-muted-foreground transition-transform group-open:rotate-90"
          />
          <span className="flex flex-none">
            {set.actor.kind === "person" ? (
              <MemberAvatar name={set.actor.name} size="sm" />
            ) : (
              <AtriumMark className="size-4.5 text-link" />
            )}
          </span>
          <span className="cut w-32 flex-none font-medium small:w-auto small:max-w-24">{set.actor.name}</span>
          <span className="cut flex-1">{set.summary}</span>
          {set.undoneAt ? <Badge>Undone</Badge> : null}
          <span className="cut w-28 flex-none text-xs text-muted-foreground small:hidden">
            {doorWords[set.door] ?? set.door}
          </span>
          <time
            className="num flex-none text-right text-xs text-muted-foreground"
            dateTime={set.at}
            data-tip={exactMoment(set.at)}
          >
            {formatMoment(set.at)}
          </time>
        </summary>
        <Unfolded set={set} />
      </details>
    </li>
  );
}

function Unfolded({ set }: { set: ChangeSet }) {
  const more = set.changeCount - set.changes.length;
  const isFinal = set.changes.some(
    ({ kind, object }) =>
      kind === "destroyed" || ["atrium_api_keys", "atrium_apps", "atrium_sessions"].includes(object),
  );
  return (
    <div className="grid grid-cols-1 gap-3 border-t px-3 py-3 pl-9.5 small:pl-3">
      <div className="flex items-start gap-3">
        <p className="min-w-0 flex-1 text-xs text-muted-foreground [overflow-wrap:anywhere]">
          {exactMoment(set.at)} · {set.via ? `By ${set.via}` : actorWords[set.actor.kind]} ·{" "}
          {doorWords[set.door] ?? set.door} · <span className="font-mono">{set.tool}</span> ·{" "}
          {plural(set.changeCount, "change", "changes")}
        </p>
        {set.undoneAt || set.undoOf || isFinal ? null : <UndoButton changeSetId={set.id} />}
      </div>
      {set.changes.map((change) => (
        <Change key={`${change.recordId} ${change.kind}`} change={change} />
      ))}
      {more > 0 && set.changes.length > 0 ? (
        <p className="text-xs text-muted-foreground">
          and {plural(more, "other change", "other changes")} in the same step; the export has them all
        </p>
      ) : null}
    </div>
  );
}

const kindWords = {
  created: "made",
  updated: "changed",
  deleted: "put into the trash",
  restored: "restored",
  destroyed: "destroyed for good",
};

function Change({ change }: { change: RecordChange }) {
  const objects = useObjects();
  const object = objects.find((each) => each.key === change.object);
  return (
    <section aria-label={change.recordName}>
      <h3 className="flex min-w-0 items-center gap-2">
        {object && change.kind !== "deleted" && change.kind !== "destroyed" ? (
          <RecordLink
            href={recordHref({ object: change.object, id: change.recordId })}
            className="cut font-medium hover:underline"
          >
            {change.recordName}
          </RecordLink>
        ) : (
          <span className="cut font-medium">{change.recordName}</span>
        )}
        <span className="flex-none text-muted-foreground">{kindWords[change.kind]}</span>
      </h3>
      {change.diffs.map((diff) => (
        <DiffLine
          key={diff.field}
          diff={diff}
          field={object?.fields.find((field) => field.key === diff.field)}
          isNew={change.kind === "created" || change.kind === "restored"}
        />
      ))}
    </section>
  );
}
