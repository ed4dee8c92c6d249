"use client";

import { useDraggable, useDroppable } from "@dnd-kit/core";
import { type KeyboardEvent, useEffect, useRef } from "react";

import { isOpenRecord } from "@/app/_fields/late";
import { longDay, shortDay, today } from "@/app/_lib/format-date";
import { formatNumber } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import type { FieldDefinition, ListQuery, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import type { Span } from "./calendar-days";
import { DayMore } from "./day-more.client";
import type { DayRecords } from "./use-calendar";

type Props = {
  object: ObjectDefinition;
  field: FieldDefinition;
  asked: ListQuery;
  day: string;
  span: Span;
  isOutside: boolean;
  isMovable: boolean;
  found: DayRecords;
  focused: string | null;
  onShift: (record: RecordRow, by: number) => void;
  onFocused: () => void;
};

const mostShown: Record<Span, number> = { month: 3, week: 24 };

export function CalendarDay(props: Props) {
  const { object, field, asked, day, span, isOutside, found } = props;
  const { setNodeRef, isOver } = useDroppable({ id: day });
  const isToday = day === today();
  const shown = found.records.slice(0, mostShown[span]);
  const more = found.count - shown.length;
  const name = `${longDay(day)}, ${found.count} ${(found.count === 1 ? object.label : object.plural).toLowerCase()}`;
  const ofDay = { object, field, asked, day };
  return (
    <li
      ref={setNodeRef}
      data-day={day}
      aria-label={name}
      {...(isToday ? { "aria-current": "date" as const } : {})}
      className={`flex min-h-24 min-w-0 flex-col gap-0.5 border-r border-b p-1 -outline-offset-1 small:min-h-14 ${isOutside ? "bg-muted" : ""} ${isOver ? "bg-selected outline outline-ring" : ""}`}
    >
      <span
        className={`num inline-grid h-5 min-w-5 place-items-center self-start rounded-sm px-1 text-xs ${isToday ? "bg-primary font-medium text-primary-foreground" : "text-muted-foreground"}`}
      >
        {Number(day.slice(8)) === 1 || span === "week" ? shortDay(day) : Number(day.slice(8))}
      </span>
      <ul className={`grid min-w-0 gap-0.5 ${span === "month" ? "small:hidden" : ""}`}>
        {shown.map((record) => (
          <Chip key={record.id} {...props} record={record} />
        ))}
      </ul>
      {more > 0 ? (
        <DayMore {...ofDay} className={span === "month" ? "small:hidden" : ""}>{`+${formatNumber(more)} more`}</DayMore>
      ) : null}
      {found.count > 0 && span === "month" ? (
        <DayMore {...ofDay} className="wide:hidden">
          {formatNumber(found.count)}
        </DayMore>
      ) : null}
    </li>
  );
}

function Chip({ object, record, isMovable, focused, onShift, onFocused }: Props & { record: RecordRow }) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: record.id, data: { record }, disabled: !isMovable });
  const chip = useRef<HTMLLIElement | null>(null);
  const isWanted = focused === record.id;

  useEffect(() => {
    if (!isWanted) return;
    chip.current?.querySelector("a")?.focus();
    onFocused();
  }, [isWanted, onFocused]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!by || !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onShift(record, by);
  };

  return (
    <li
      ref={(node) => {
        chip.current = node;
        setNodeRef(node);
      }}
      {...listeners}
      data-card={record.id}
      className={`min-w-0 ${isDragging ? "opacity-40" : ""}`}
    >
      <RecordLink
        href={recordHref(record)}
        draggable={false}
        onKeyDown={onKeyDown}
        data-tip={isMovable ? `${record.name}. Drag it, or Shift with an arrow moves it` : record.name}
        className={`block cut h-6 rounded-sm border bg-card px-1.5 text-xs leading-[22px] hover:bg-accent ${isMovable ? "cursor-grab" : ""} ${isOpenRecord(object, record) ? "" : "text-muted-foreground line-through"}`}
      >
        {record.name}
      </RecordLink>
    </li>
  );
}
