"use client";

import { useDroppable } from "@dnd-kit/core";
import { Plus } from "lucide-react";
import { type UIEvent, useMemo } from "react";

import { OptionLabel } from "@/app/_fields/field-value";
import type { Column } from "@/app/_grid/columns";
import { useRecords } from "@/app/_grid/use-records";
import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { formatNumber } from "@/app/_lib/format-value";
import { mayOn } from "@/app/_lib/may-on";
import type { Condition, FieldDefinition, ListQuery, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { createStoreFor } from "@/app/_lib/workspace-stores";
import { Button } from "@/app/_ui/button";
import { BoardCard } from "./board-card.client";
import { amountText, type Place, placeId } from "./board-columns";
import type { BoardModel } from "./use-board";

type Props = {
  object: ObjectDefinition;
  field: FieldDefinition;
  place: Place;
  asked: ListQuery;
  columns: Column[];
  board: BoardModel;
  focused: string | null;
  onShift: (record: RecordRow, by: number) => void;
  onMove: (record: RecordRow, place: Place) => void;
  onFocused: () => void;
};

const nearEnd = 400;

/** A column of the board with cards page by page as it is scrolled. */
export function BoardColumn(props: Props) {
  const { object, field, place, asked, board } = props;
  const records = useRecords(useColumnQuery(asked, field, place), { isCounted: false });
  const { setNodeRef, isOver } = useDroppable({ id: placeId(place) });
  const total = board.totals.get(place.key) ?? { count: 0, sum: 0 };
  const shown = useMemo(() => {
    const arriving = [...board.moves.values()].filter((move) => move.to === place.key).map((move) => move.record);
    const staying = records.records.filter((record) => !board.moves.has(record.id));
    return [
      ...arriving.map((record) => ({ ...record, values: { ...record.values, [field.key]: place.key } })),
      ...staying,
    ];
  }, [records.records, board.moves, place.key, field.key]);

  const onScroll = ({ currentTarget: list }: UIEvent) => {
    if (list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd) records.onShown(0, records.records.length);
  };

  return (
    <li
      className="flex w-56 min-w-56 flex-1 flex-col small:w-[82vw] small:min-w-[82vw] small:snap-center"
      aria-label={place.label}
    >
      <h2 className="flex h-10 flex-none items-center gap-1.5 font-medium">
        {place.option ? (
          <OptionLabel field={{ ...field, role: "state" }} option={place.option} />
        ) : (
          <span>{place.label}</span>
        )}
        <span className="num font-normal text-muted-foreground">{formatNumber(total.count)}</span>
        {board.amount && total.count > 0 ? (
          <span
            className="num ml-auto font-normal text-muted-foreground"
            data-tip={`Sum of ${board.amount.label.toLowerCase()}`}
          >
            {amountText(board.amount, total.sum)}
          </span>
        ) : null}
      </h2>
      <ul
        ref={setNodeRef}
        aria-label={`${place.label}, ${total.count}`}
        data-place={place.key ?? ""}
        onScroll={onScroll}
        className={`scroll-thin flex min-h-20 flex-col gap-1.5 overflow-y-auto rounded-md p-1 outline-offset-0 ${isOver ? "bg-selected outline outline-ring" : "bg-muted"}`}
      >
        {shown.map((record, at) => (
          <BoardCard key={record.id} {...props} record={record} at={at} />
        ))}
        {records.isPending ? <li aria-hidden="true" className="skeleton h-20" /> : null}
        {!records.isPending && shown.length === 0 ? (
          <li className="grid h-18 place-items-center text-xs text-muted-foreground">Drop here</li>
        ) : null}
      </ul>
      {mayOn(object, "create") ? (
        <Button
          variant="ghost"
          className="mt-1 self-start font-normal"
          onClick={() =>
            createStoreFor.set({ object: object.key, ...(place.key ? { values: { [field.key]: place.key } } : {}) })
          }
        >
          <Plus aria-hidden="true" />
          Add {object.label.toLowerCase()}
        </Button>
      ) : null}
    </li>
  );
}

function useColumnQuery(asked: ListQuery, field: FieldDefinition, place: Place): ListQuery {
  return useMemo(() => {
    const here: Condition =
      place.key === null ? { field: field.key, op: "empty" } : { field: field.key, op: "eq", value: place.key };
    const where = joinWhere([...splitWhere(asked.where), here]);
    const fields = [...new Set([...(asked.fields ?? []), field.key])];
    return { ...asked, fields, ...(where ? { where } : {}) };
  }, [asked, field.key, place.key]);
}
