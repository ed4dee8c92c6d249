"use client";

import { Pencil, Trash2, UserRound, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { MemberPicker } from "@/app/_fields/choice-sources.client";
import { change } from "@/app/_lib/change";
import { formatMoney, formatNumber, plural } from "@/app/_lib/format-value";
import { mayOn } from "@/app/_lib/may-on";
import type { FieldDefinition, ListQuery, ObjectDefinition, RecordRow, Reference } from "@/app/_lib/types";
import { Button, IconButton } from "@/app/_ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";
import type { BulkDialogKind } from "./bulk-dialogs.client";
import { TrashButtons } from "./trash-buttons.client";
import type { RowSelection } from "./use-row-selection";

const BulkDialogs = dynamic(() => import("./bulk-dialogs.client").then((module) => module.BulkDialogs), { ssr: false });

type Props = { object: ObjectDefinition; asked: ListQuery; selection: RowSelection; records: RecordRow[] };

export function SelectionBar({ object, asked, selection, records }: Props) {
  const [dialog, setDialog] = useState<BulkDialogKind | null>(null);
  const isTrash = asked.deleted === "only";
  const [isAssigning, setAssigning] = useState(false);
  const owner = object.fields.find((field) => field.type === "owner" && !field.isSystem);
  const named = plural(selection.count, object.label.toLowerCase(), object.plural.toLowerCase());

  const assign = async (field: FieldDefinition, member: Reference) => {
    setAssigning(false);
    await change(
      "update_records",
      { selection: selection.toSelection(), values: { [field.key]: member.id } },
      { done: `${field.label} is ${member.name} on ${named}` },
    );
  };

  return (
    <>
      <div
        role="toolbar"
        aria-label="Selected records"
        className="no-scrollbar absolute bottom-11 left-1/2 z-8 flex h-10 max-w-[calc(100%-24px)] -translate-x-1/2 items-center gap-0.5 overflow-x-auto whitespace-nowrap rounded-lg bg-popover pr-1.5 pl-3 shadow-lg animate-in fade-in-0 slide-in-from-bottom-1 small:right-3 small:left-3 small:h-12 small:max-w-none small:translate-x-0"
      >
        <span className="num font-medium">{formatNumber(selection.count)} selected</span>
        <AmountOfSelected object={object} selection={selection} records={records} />
        {selection.canWiden ? (
          <Button variant="link" size="inline" className="ml-2" onClick={selection.widen}>
            Select all that match
          </Button>
        ) : null}
        <Bar />
        {isTrash ? <TrashButtons onDialog={setDialog} /> : null}
        {owner && !isTrash && mayOn(object, "update") ? (
          <Popover open={isAssigning} onOpenChange={setAssigning}>
            <PopoverTrigger asChild>
              <Button variant="ghost" className="!px-2 !text-foreground">
                <UserRound aria-hidden="true" className="text-muted-foreground" />
                Assign
              </Button>
            </PopoverTrigger>
            <PopoverContent side="top" aria-label={`Assign ${named}`}>
              <MemberPicker field={owner} chosen={[]} onChoose={(member) => void assign(owner, member)} />
            </PopoverContent>
          </Popover>
        ) : null}
        {isTrash ? null : (
          <>
            {mayOn(object, "update") ? (
              <Button variant="ghost" className="!px-2 !text-foreground" onClick={() => setDialog("edit")}>
                <Pencil aria-hidden="true" className="text-muted-foreground" />
                Edit field
              </Button>
            ) : null}
            {mayOn(object, "delete") ? (
              <Button variant="destructive-ghost" className="!px-2" onClick={() => setDialog("delete")}>
                <Trash2 aria-hidden="true" />
                Delete
              </Button>
            ) : null}
          </>
        )}
        <Bar />
        <IconButton label="Clear the selection" keys="Esc" onClick={selection.clear}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {dialog ? (
        <BulkDialogs kind={dialog} object={object} selection={selection} onClose={() => setDialog(null)} />
      ) : null}
    </>
  );
}

function Bar() {
  return <span aria-hidden="true" className="mx-1.5 h-5 w-px flex-none bg-border" />;
}

function AmountOfSelected({ object, selection, records }: Omit<Props, "asked">) {
  const field = object.fields.find((each) => each.role === "amount");
  if (!field || selection.isAllMatching) return null;
  const amounts = records
    .filter((record) => selection.has(record.id))
    .map((record) => record.values[field.key])
    .filter((value) => typeof value === "number");
  if (amounts.length === 0) return null;
  const sum = amounts.reduce((all, each) => all + each, 0);
  return (
    <span className="num ml-1 text-muted-foreground small:hidden">
      {field.type === "currency" ? formatMoney(sum, field.currency) : formatNumber(sum)}
    </span>
  );
}
