"use client";

import { useDroppable } from "@dnd-kit/core";

import { formatNumber } from "@/app/_lib/format-value";
import { StageMark } from "@/app/_ui/stage-mark";
import { amountText, type Place, placeId } from "./board-columns";
import type { BoardModel } from "./use-board";

/** Won and lost: how many and how much, and where a card goes to leave the board. */
export function BoardFoot({ board, isDragging }: { board: BoardModel; isDragging: boolean }) {
  const ends = board.places.filter((place) => place.isFoot);
  if (ends.length === 0) return null;
  return (
    <div className="flex h-bar flex-none items-center gap-2 border-t px-4">
      {ends.map((place) => (
        <End key={place.key} place={place} board={board} />
      ))}
      <span className={`ml-auto text-xs small:hidden ${isDragging ? "text-foreground" : "text-muted-foreground"}`}>
        Drop here to close
      </span>
    </div>
  );
}

function End({ place, board }: { place: Place; board: BoardModel }) {
  const { setNodeRef, isOver } = useDroppable({ id: placeId(place) });
  const total = board.totals.get(place.key) ?? { count: 0, sum: 0 };
  return (
    <div
      ref={setNodeRef}
      data-place={place.key ?? ""}
      className={`flex h-8 items-center gap-1.5 rounded-md px-3 ${isOver ? "bg-selected outline outline-ring" : ""}`}
    >
      {place.option ? <StageMark field={{ key: "end", label: "", type: "picklist" }} option={place.option} /> : null}
      {place.label}
      <span className="num text-muted-foreground">{formatNumber(total.count)}</span>
      {board.amount ? <span className="num font-medium">{amountText(board.amount, total.sum)}</span> : null}
    </div>
  );
}
