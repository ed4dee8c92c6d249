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
import { useState } from "react";

import type { Column } from "@/app/_grid/columns";
import type { FieldDefinition, ListQuery, ObjectDefinition, RecordRow, ViewState } from "@/app/_lib/types";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { boardField } from "@/app/_views/layout-fields";
import { BoardColumn } from "./board-column.client";
import { type Place, placeId } from "./board-columns";
import { BoardFoot } from "./board-foot.client";
import { CardFace } from "./card-face";
import { useBoard } from "./use-board";

type Props = { object: ObjectDefinition; state: ViewState; asked: ListQuery; columns: Column[] };

export function Board(props: Props) {
  const field = boardField(props.object, props.state.group?.field);
  if (!field)
    return (
      <div className="grid flex-1 place-items-center">
        <EmptyState title="No board for these">
          A board needs a field with options, such as a stage or a priority.
        </EmptyState>
      </div>
    );
  return <BoardOf key={field.key} {...props} field={field} />;
}

function BoardOf({ object, field, asked, columns }: Props & { field: FieldDefinition }) {
  const board = useBoard(object, field, asked);
  const [dragged, setDragged] = useState<RecordRow | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 6 } }),
  );

  if (board.error && board.totals.size === 0)
    return <ErrorState title="This board did not load" error={board.error} onRetry={board.again} />;

  const move = (record: RecordRow, place: Place) => {
    setSaid(`${record.name} moved to ${place.label}`);
    void board.move(record, place.key);
  };
  const drop = ({ over }: DragEndEvent) => {
    const record = dragged;
    setDragged(null);
    const place = board.places.find((each) => placeId(each) === over?.id);
    if (record && place) move(record, place);
  };
  const shift = (record: RecordRow, by: number) => {
    const now = board.places.findIndex((place) => place.key === (record.values[field.key] ?? null));
    const place = board.places[now + by];
    if (!place) return;
    setFocused(record.id);
    move(record, place);
  };
  const inBoard = board.places.filter((place) => !place.isFoot);

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={({ active }) => setDragged((active.data.current?.["record"] as RecordRow | undefined) ?? null)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      <ul
        aria-label={`${object.plural} by ${field.label.toLowerCase()}`}
        className="scroll-thin flex min-h-0 flex-1 gap-3 overflow-x-auto px-4 pb-3 small:snap-x small:snap-mandatory"
        data-board
      >
        {inBoard.map((place) => (
          <BoardColumn
            key={placeId(place)}
            {...{ object, field, place, asked, columns, focused }}
            board={board}
            onShift={shift}
            onMove={move}
            onFocused={() => setFocused(null)}
          />
        ))}
      </ul>
      <BoardFoot board={board} isDragging={dragged !== null} />
      <DragOverlay dropAnimation={null}>
        {dragged ? (
          <div className="cursor-grabbing rounded-md border border-ring bg-card p-3 shadow-lg">
            <CardFace object={object} record={dragged} columns={columns} field={field} />
          </div>
        ) : null}
      </DragOverlay>
      <p className="sr-only" role="status">
        {said}
      </p>
    </DndContext>
  );
}
