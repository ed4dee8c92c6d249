"use client";

import { useDraggable } from "@dnd-kit/core";
import { ArrowRightLeft } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";

import type { Column } from "@/app/_grid/columns";
import type { FieldDefinition, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { ActionMenu } from "@/app/_ui/action-menu.client";
import type { Place } from "./board-columns";
import { CardFace } from "./card-face";
import type { BoardModel } from "./use-board";

type Props = {
  object: ObjectDefinition;
  field: FieldDefinition;
  record: RecordRow;
  at: number;
  columns: Column[];
  board: BoardModel;
  focused: string | null;
  onShift: (record: RecordRow, by: number) => void;
  onMove: (record: RecordRow, place: Place) => void;
  onFocused: () => void;
};

/** Dragged by mouse or a long touch; by keyboard Shift and an arrow move it, arrows alone move the focus. */
export function BoardCard({ object, field, record, at, columns, board, focused, onShift, onMove, onFocused }: Props) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: record.id, data: { record } });
  const card = useRef<HTMLLIElement | null>(null);
  const isWanted = focused === record.id;

  useEffect(() => {
    if (!isWanted) return;
    card.current?.focus();
    onFocused();
  }, [isWanted, onFocused]);

  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && event.shiftKey) onShift(record, step);
    else if (event.key === "Enter") event.currentTarget.querySelector("a")?.click();
    else if (!moveFocus(event.currentTarget, event.key, at)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const elsewhere = board.places.filter(
    (place) => place.key !== (record.values[field.key] ?? null) && place.key !== null,
  );

  return (
    <li
      ref={(node) => {
        card.current = node;
        setNodeRef(node);
      }}
      {...listeners}
      tabIndex={at === 0 || isWanted ? 0 : -1}
      data-card={record.id}
      aria-label={`${record.name}. Shift with left or right moves it.`}
      onKeyDown={onKeyDown}
      className={`group/card relative flex-none cursor-grab select-none rounded-md border bg-card p-3 text-card-foreground hover:border-border-strong ${isDragging ? "border-dashed opacity-40" : ""}`}
    >
      <CardFace object={object} record={record} columns={columns} field={field} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press on the menu is not the start of a drag */}
      <span
        className="absolute top-1.5 right-1.5 rounded-sm bg-card opacity-0 focus-within:opacity-100 group-hover/card:opacity-100 small:opacity-100"
        onMouseDown={(event) => event.stopPropagation()}
        onTouchStart={(event) => event.stopPropagation()}
      >
        <ActionMenu
          variant="ghost"
          size="icon-sm"
          tabIndex={-1}
          aria-label={`Move ${record.name}`}
          tip="Move to"
          actions={elsewhere.map((place) => ({
            key: place.key ?? "none",
            label: place.label,
            onSelect: () => onMove(record, place),
          }))}
        >
          <ArrowRightLeft aria-hidden="true" />
        </ActionMenu>
      </span>
    </li>
  );
}

/** To the card above, below, or at the same height of the next column. */
function moveFocus(card: HTMLElement, key: string, at: number): boolean {
  const next = key === "ArrowDown" ? card.nextElementSibling : key === "ArrowUp" ? card.previousElementSibling : null;
  let target = next instanceof HTMLElement && next.dataset["card"] ? next : null;
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const lists = [...(card.closest("[data-board]")?.querySelectorAll("[data-place]") ?? [])];
    const here = lists.findIndex((list) => list.contains(card));
    const step = key === "ArrowLeft" ? -1 : 1;
    for (let place = here + step; place >= 0 && place < lists.length && !target; place += step) {
      const cards = [...(lists[place]?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
      target = cards[Math.min(at, cards.length - 1)] ?? null;
    }
  } else if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  target?.focus();
  return true;
}
