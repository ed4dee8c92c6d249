"use client";

import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";

import { canEdit } from "@/app/_fields/field-editor.client";
import { longDay, today } from "@/app/_lib/format-date";
import { dateFormat, getRegion } from "@/app/_lib/region";
import type { FieldDefinition, ListQuery, ObjectDefinition, RecordRow, ViewState } from "@/app/_lib/types";
import { Button, IconButton } from "@/app/_ui/button";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { dateField } from "@/app/_views/layout-fields";
import { CalendarDay } from "./calendar-day.client";
import { dayOfValue, daysShown, plusDays, type Span, step, weekStart } from "./calendar-days";
import { myZone, useCalendar } from "./use-calendar";

type Props = { object: ObjectDefinition; state: ViewState; asked: ListQuery };

export function Calendar(props: Props) {
  const field = dateField(props.object, props.state.date);
  if (!field)
    return (
      <div className="grid flex-1 place-items-center">
        <EmptyState title="No calendar for these">A calendar needs a date field.</EmptyState>
      </div>
    );
  return <CalendarOf key={field.key} {...props} field={field} />;
}

function CalendarOf({ object, asked, field }: Props & { field: FieldDefinition }) {
  const [span, setSpan] = useState<Span>("month");
  const [day, setDay] = useState(today);
  const firstDay = weekStart(getRegion().locale);
  const days = useMemo(() => daysShown(day, span, firstDay), [day, span, firstDay]);
  const { byDay, move, error, again, isPending } = useCalendar(asked, field, days);
  const [dragged, setDragged] = useState<RecordRow | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const isMovable = canEdit(field);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 6 } }),
  );

  if (error && byDay.size === 0) return <ErrorState title="This calendar did not load" error={error} onRetry={again} />;

  const moveTo = (record: RecordRow, to: string) => {
    setSaid(`${record.name} moved to ${longDay(to)}`);
    void move(record, to);
  };
  const drop = ({ over }: DragEndEvent) => {
    if (dragged && typeof over?.id === "string") moveTo(dragged, over.id);
    setDragged(null);
  };
  const shift = (record: RecordRow, by: number) => {
    const value = record.values[field.key];
    if (!isMovable || typeof value !== "string") return;
    const to = plusDays(dayOfValue(value, myZone()), by);
    setFocused(record.id);
    if (!days.includes(to)) setDay(to);
    moveTo(record, to);
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={({ active }) => setDragged((active.data.current?.["record"] as RecordRow | undefined) ?? null)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      <CalendarBar {...{ day, span }} onDay={setDay} onSpan={setSpan} />
      <div className="flex min-h-0 flex-1 flex-col" aria-busy={isPending}>
        <div
          className={`grid flex-none grid-cols-7 border-b text-xs text-muted-foreground ${span === "week" ? "small:hidden" : ""}`}
          aria-hidden="true"
        >
          {days.slice(0, 7).map((each) => (
            <span key={each} className="px-2 py-1">
              {weekday(each)}
            </span>
          ))}
        </div>
        <ol
          aria-label={`${object.plural} by ${field.label.toLowerCase()}`}
          className={`scroll-thin grid min-h-0 flex-1 auto-rows-fr grid-cols-7 overflow-y-auto ${span === "week" ? "small:auto-rows-max small:grid-cols-1" : ""}`}
        >
          {days.map((each) => (
            <CalendarDay
              key={each}
              {...{ object, field, asked, span, focused, isMovable }}
              day={each}
              isOutside={span === "month" && each.slice(0, 7) !== day.slice(0, 7)}
              found={byDay.get(each) ?? { records: [], count: 0 }}
              onShift={shift}
              onFocused={() => setFocused(null)}
            />
          ))}
        </ol>
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged ? (
          <span className="flex h-6 cursor-grabbing items-center rounded-sm border border-ring bg-card px-1.5 text-xs font-medium shadow-lg">
            <span className="cut">{dragged.name}</span>
          </span>
        ) : null}
      </DragOverlay>
      <p className="sr-only" role="status">
        {said}
      </p>
    </DndContext>
  );
}

type BarProps = { day: string; span: Span; onDay: (day: string) => void; onSpan: (span: Span) => void };

function CalendarBar({ day, span, onDay, onSpan }: BarProps) {
  const title = dateFormat({ month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
  return (
    <div className="flex h-toolbar flex-none items-center gap-1 border-b px-2">
      <h2 className="min-w-36 px-2 font-medium small:min-w-0" aria-live="polite">
        {title}
      </h2>
      <IconButton label={`Previous ${span}`} size="icon-sm" onClick={() => onDay(step(day, span, -1))}>
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      <Button variant="ghost" size="sm" onClick={() => onDay(today())}>
        Today
      </Button>
      <IconButton label={`Next ${span}`} size="icon-sm" onClick={() => onDay(step(day, span, 1))}>
        <ChevronRight aria-hidden="true" />
      </IconButton>
      <span className="ml-auto" />
      {(["month", "week"] as const).map((each) => (
        <Button
          key={each}
          variant="ghost"
          size="sm"
          className="capitalize"
          aria-pressed={span === each}
          onClick={() => onSpan(each)}
        >
          {each}
        </Button>
      ))}
    </div>
  );
}

function weekday(day: string): string {
  return dateFormat({ weekday: "short", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
