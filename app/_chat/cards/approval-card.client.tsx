"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, useEffect, useId, useState } from "react";

import type { AnswerDetail, Preview, ToolPart } from "@/app/_chat/chat-types";
import { formatMoment } from "@/app/_lib/format-date";
import { alsoText, formatNumber, plural } from "@/app/_lib/format-value";
import { useObject, useObjects } from "@/app/_lib/query";
import type { BulkOutcome } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Textarea } from "@/app/_ui/input";
import { KbdOnPrimary } from "@/app/_ui/kbd";
import { Card, CardFoot, CardHead } from "./card";
import { DiffRow } from "./diff-card.client";

type Props = {
  part: ToolPart;
  preview: Preview | null;
  onAnswer: (approvalId: string, isApproved: boolean, detail?: AnswerDetail) => void;
};

const EditForm = dynamic(() => import("./edit-form.client").then((module) => module.EditForm), { ssr: false });

/** What will happen, to which records, exactly. Nothing happens before a yes. */
export function ApprovalCard({ part, preview, onAnswer }: Props) {
  const [form, setForm] = useState<"edit" | "reject" | null>(null);
  const approvalId = part.approval?.id ?? "";
  const isWaiting = part.state === "approval-requested";
  const isExpired = useExpired(isWaiting ? preview?.expiresAt : undefined);
  const editable = preview?.editable ?? [];
  const act = useAct(part, preview);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isWaiting && form === null && !isExpired && event.key === "Enter" && (event.metaKey || event.ctrlKey))
      onAnswer(approvalId, true);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons inside
    <div onKeyDown={onKeyDown}>
      <Card label={`Approval: ${act}`} isWaiting={isWaiting}>
        <CardHead
          icon={
            <span
              aria-hidden="true"
              className={`size-2 flex-none rounded-full ${isWaiting ? "bg-warning-mark" : "bg-muted-foreground"}`}
            />
          }
          title={preview?.title ?? act}
          note={
            <span className="text-muted-foreground">
              {isWaiting ? (isExpired ? "Expired" : "Waits for you") : answered(part)}
            </span>
          }
        />
        {preview ? <PreviewBody preview={preview} isDelete={isWaiting && part.tool.startsWith("delete")} /> : null}
        {preview?.reason ? <p className="border-t px-3 py-2 text-xs text-warning">{preview.reason}</p> : null}
        {isWaiting && form === "reject" ? (
          <RejectForm onCancel={() => setForm(null)} onReject={(reason) => onAnswer(approvalId, false, { reason })} />
        ) : null}
        {isWaiting && form === "edit" && !isExpired ? (
          <EditForm
            editable={editable}
            // What many records would become is shown before it happens.
            act={preview && "count" in preview.outcome ? "Show what changes" : act}
            onCancel={() => setForm(null)}
            onEdit={(edits) => onAnswer(approvalId, true, { edits })}
          />
        ) : null}
        {isWaiting && (form === null || (isExpired && form === "edit")) ? (
          <CardFoot>
            {isExpired ? (
              <Button onClick={() => onAnswer(approvalId, true, { isAskedAnew: true })}>Ask again</Button>
            ) : (
              <Button
                variant={part.tool.startsWith("delete") ? "destructive" : "default"}
                onClick={() => onAnswer(approvalId, true)}
              >
                {act}
                <KbdOnPrimary>⌘↵</KbdOnPrimary>
              </Button>
            )}
            {editable.length > 0 && !isExpired ? (
              <Button variant="outline" onClick={() => setForm("edit")}>
                Edit
              </Button>
            ) : null}
            <Button variant="ghost" onClick={() => setForm("reject")}>
              Reject
            </Button>
            <span className="ml-auto text-xs text-muted-foreground small:w-full">{footText(preview, isExpired)}</span>
          </CardFoot>
        ) : null}
      </Card>
    </div>
  );
}

/** A yes is good for an hour; after it the records may no longer be what the card shows. */
function useExpired(expiresAt: string | undefined): boolean {
  const [now, setNow] = useState(() => Date.now());
  const left = expiresAt ? Date.parse(expiresAt) - now : null;
  useEffect(() => {
    if (left === null || left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), left + 500);
    return () => clearTimeout(timer);
  }, [left]);
  return left !== null && left <= 0;
}

function footText(preview: Preview | null, isExpired: boolean): string {
  if (!preview?.expiresAt) return "Nothing has changed yet";
  const time = formatMoment(preview.expiresAt);
  return isExpired ? `Expired ${time}. Nothing has changed` : `Nothing has changed yet · good until ${time}`;
}

function answered(part: ToolPart): string {
  if (part.approval?.approved === false || part.state === "output-denied") {
    return part.approval?.reason ? `Rejected: ${part.approval.reason}` : "Rejected";
  }
  return "Approved";
}

/** The words on the button: the act and the number. */
function useAct(part: ToolPart, preview: Preview | null): string {
  const input = (part.input ?? {}) as { object?: string; selection?: { object?: string } };
  const outcome = preview?.outcome;
  const isBulk = outcome && "count" in outcome;
  const key =
    (isBulk ? outcome.object : outcome?.records?.[0]?.object) ?? input.object ?? input.selection?.object ?? "";
  const object = useObject(key);
  const count = isBulk ? outcome.count : (outcome?.records.filter((record) => record.object !== "").length ?? 1);
  if (part.tool === "delete_object") return "Delete object";
  if (part.tool === "delete_field") return "Delete field";
  if (part.tool === "delete_view") return "Delete view";
  if (part.tool === "delete_document") return "Delete document";
  if (part.tool === "merge_records") return "Merge";
  if (part.tool === "update_retention_policy" || part.tool === "update_retention") return "Set this";
  if (part.tool === "move_workspace") return "Move";
  if (part.tool === "erase_person_data") return "Erase for good";
  if (part.tool === "destroy_workspace") return "Erase for good";
  if (part.tool === "export_workspace") return "Export everything";
  const verb =
    part.tool === "destroy_records"
      ? "Destroy"
      : part.tool === "restore_records"
        ? "Restore"
        : part.tool.startsWith("delete")
          ? "Delete"
          : part.tool.startsWith("update")
            ? "Change"
            : "Run";
  if (verb === "Run" || count === 0) return preview?.title ?? "Go ahead";
  return `${verb} ${plural(count, object?.label.toLowerCase() ?? "record", object?.plural.toLowerCase() ?? "records")}`;
}

function PreviewBody({ preview, isDelete }: { preview: Preview; isDelete: boolean }) {
  const objects = useObjects();
  const { outcome } = preview;
  if (!("count" in outcome)) {
    return (
      <ul>
        {outcome.records.map((record) =>
          record.object === "" ? (
            <ArgumentRow key={record.id} name={record.name} value={record.note ?? ""} />
          ) : (
            <PlainRow key={record.id} name={record.name} note={record.note ?? (isDelete ? trashed : null)} />
          ),
        )}
      </ul>
    );
  }
  const object = objects.find((each) => each.key === outcome.object);
  const rest = outcome.count - outcome.sample.length;
  return (
    <>
      {outcome.sample.flatMap((record) =>
        record.changes.length === 0
          ? [<PlainRow key={record.id} name={record.name} note={isDelete ? trashed : null} />]
          : record.changes.map((diff) => (
              <DiffRow
                key={`${record.id} ${diff.field}`}
                object={outcome.object}
                record={record}
                diff={diff}
                field={object?.fields.find((each) => each.key === diff.field)}
              />
            )),
      )}
      <Notes outcome={outcome} rest={rest} />
    </>
  );
}

function Notes({ outcome, rest }: { outcome: BulkOutcome; rest: number }) {
  const also = alsoText(outcome.also);
  if (rest <= 0 && outcome.skipped.length === 0 && !also) return null;
  return (
    <div className="grid gap-0.5 border-t px-3 py-2 text-xs text-muted-foreground">
      {rest > 0 ? <p>and {formatNumber(rest)} more, changed the same way</p> : null}
      {also ? <p className="text-warning">{also}</p> : null}
      {outcome.skipped.map((each) => (
        <p key={each.reason}>
          {formatNumber(each.count)} left out: {each.reason}
        </p>
      ))}
    </div>
  );
}

/** Whole, however long: what is agreed to has to be readable to its end. */
function ArgumentRow({ name, value }: { name: string; value: string }) {
  return (
    <div className="grid gap-0.5 border-t px-3 py-1.5">
      <span className="text-xs text-muted-foreground">{name}</span>
      <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{value}</span>
    </div>
  );
}

const trashed = "goes to the trash";

function PlainRow({ name, note }: { name: string; note: string | null }) {
  return (
    <div className="flex min-h-list-row items-center gap-2 border-t px-3">
      <span className="cut font-medium">{name}</span>
      {note ? <span className="cut ml-auto text-xs text-muted-foreground">{note}</span> : null}
    </div>
  );
}

function RejectForm({ onCancel, onReject }: { onCancel: () => void; onReject: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  const id = useId();
  return (
    <form
      className="grid gap-2 border-t p-3"
      onSubmit={(event) => {
        event.preventDefault();
        onReject(reason.trim());
      }}
    >
      <label htmlFor={id} className="font-medium">
        Why not? <span className="font-normal text-muted-foreground">Atrium works on with your reason.</span>
      </label>
      <Textarea
        id={id}
        rows={2}
        autoFocus
        value={reason}
        placeholder="For instance: only those without an open task"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="outline">
          Reject
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Back
        </Button>
      </div>
    </form>
  );
}
