import { useCallback, useRef, useState } from "react";

import { queryClient } from "@/app/_lib/query";
import { saveField } from "@/app/_lib/save-field";
import type { FieldDefinition, RecordRow, Value } from "@/app/_lib/types";

/** Records on their way to another column or day: shown where they go until the server has said yes or no. */
export type Moves = ReadonlyMap<string, { record: RecordRow; from: string | null; to: string | null }>;
export type Move = (record: RecordRow, from: string | null, to: string | null, value: Value) => Promise<void>;

/** One save after the other for a record that is moved again before the first has come through. */
export function useMoves(field: FieldDefinition): { moves: Moves; move: Move } {
  const [moves, setMoves] = useState<Moves>(new Map());
  const saving = useRef(new Map<string, Promise<unknown>>());

  const move = useCallback<Move>(
    async (record, from, to, value) => {
      const { id } = record;
      const entry = { record, from, to };
      setMoves((now) => {
        entry.from = now.get(id)?.from ?? from;
        return new Map(now).set(id, entry);
      });
      // A drop says where the record goes, whatever else of it was changed meanwhile.
      const moved = { ...record, values: { ...record.values, updated_at: null } };
      const saved = (saving.current.get(id) ?? Promise.resolve()).then(() => saveField(moved, field, value));
      saving.current.set(id, saved);
      await saved;
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === "search_records" || queryKey[1] === "aggregate_records",
      });
      setMoves((now) => (now.get(id) === entry ? new Map([...now].filter(([key]) => key !== id)) : now));
    },
    [field],
  );
  return { moves, move };
}
