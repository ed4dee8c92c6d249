import { useCallback, useMemo } from "react";

import { useTool } from "@/app/_lib/query";
import type { FieldDefinition, GroupQuery, ListQuery, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { type Moves, useMoves } from "@/app/_views/use-moves";
import { amountField, type Place, placesOf, type Total, totalsWith } from "./board-columns";

export type BoardModel = {
  places: Place[];
  totals: ReadonlyMap<string | null, Total>;
  amount: FieldDefinition | null;
  moves: Moves;
  move: (record: RecordRow, to: string | null) => Promise<void>;
  isPending: boolean;
  error: Error | null;
  again: () => void;
};

/** Columns with their counts and sums in one query, and cards that move at once and come back when they must. */
export function useBoard(object: ObjectDefinition, field: FieldDefinition, asked: ListQuery): BoardModel {
  const amount = amountField(object);
  const query: GroupQuery = {
    object: object.key,
    ...(asked.where ? { where: asked.where } : {}),
    ...(asked.search ? { search: asked.search } : {}),
    ...(asked.deleted ? { deleted: asked.deleted } : {}),
    group: [{ field: field.key }],
    measures: [
      { fn: "count", as: "cards" },
      ...(amount ? [{ fn: "sum" as const, field: amount.key, as: "amount" }] : []),
    ],
  };
  const { data, isPending, error, refetch } = useTool("aggregate_records", query, { keepPrevious: true });
  const { moves, move: save } = useMoves(field);

  const stored = useMemo(
    () =>
      new Map(
        (data?.rows ?? []).map((row): [string | null, Total] => [
          row[field.key] === null ? null : String(row[field.key]),
          { count: Number(row["cards"] ?? 0), sum: Number(row["amount"] ?? 0) },
        ]),
      ),
    [data, field.key],
  );
  const totals = useMemo(() => totalsWith(stored, moves, amount), [stored, moves, amount]);
  const hasEmpty = !field.isRequired && (totals.get(null)?.count ?? 0) > 0;

  const move = useCallback(
    async (record: RecordRow, to: string | null) => {
      const from = record.values[field.key];
      const before = typeof from === "string" ? from : null;
      if (before === to) return;
      await save(record, before, to, to);
    },
    [field.key, save],
  );
  return {
    places: placesOf(field, hasEmpty),
    totals,
    amount,
    moves,
    move,
    isPending,
    error,
    again: () => void refetch(),
  };
}
