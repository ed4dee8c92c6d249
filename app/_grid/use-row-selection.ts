import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { Count, ListQuery, RecordRow, Selection } from "@/app/_lib/types";
import { selectionStore } from "@/app/_lib/workspace-stores";

export const noRows = 0;

export type RowSelection = {
  has: (id: string) => boolean;
  ids: string[];
  count: number;
  isAllMatching: boolean;
  /** Every loaded row is chosen, but more of them match. */
  canWiden: boolean;
  headState: boolean | "mixed";
  toggle: (index: number, isRange: boolean) => void;
  toggleAll: () => void;
  widen: () => void;
  clear: () => void;
  toSelection: () => Selection;
};

/** Checked rows, the bar and the chip in the composer are one thing: all read this. */
export function useRowSelection(
  object: string,
  lines: readonly (RecordRow | null)[],
  asked: ListQuery,
  count: Count | null,
): RowSelection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAllMatching, setAllMatching] = useState(false);
  const anchor = useRef<number | null>(null);
  const records = useMemo(() => lines.filter((line) => line !== null), [lines]);
  const total = count?.value ?? records.length;
  const { where, search, deleted } = asked;
  const scope = JSON.stringify([object, where, search, deleted]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts with nothing chosen
  useEffect(() => {
    setChosen(new Set());
    setAllMatching(false);
    anchor.current = null;
  }, [scope]);

  const ids = useMemo(() => [...chosen], [chosen]);
  const size = isAllMatching ? total : chosen.size;

  useEffect(() => {
    selectionStore.set(size === 0 ? null : { object, ids, isAllMatching, count: size, isLeftOut: false });
  }, [object, ids, isAllMatching, size]);

  const toggle = useCallback(
    (index: number, isRange: boolean) => {
      const record = lines[index];
      if (!record) return;
      setAllMatching(false);
      setChosen((previous) => {
        const next = new Set(previous);
        const from = anchor.current;
        if (isRange && from !== null) {
          for (const each of lines.slice(Math.min(from, index), Math.max(from, index) + 1)) if (each) next.add(each.id);
        } else if (!next.delete(record.id)) next.add(record.id);
        return next;
      });
      anchor.current = index;
    },
    [lines],
  );

  const isAllLoaded = records.length > 0 && records.every((record) => chosen.has(record.id));
  return {
    has: (id) => isAllMatching || chosen.has(id),
    ids,
    count: size,
    isAllMatching,
    canWiden: isAllLoaded && !isAllMatching && (total > chosen.size || (count?.isCapped ?? false)),
    headState: isAllMatching || isAllLoaded ? true : chosen.size > 0 ? "mixed" : false,
    toggle,
    toggleAll: () => {
      setAllMatching(false);
      setChosen(isAllLoaded || isAllMatching ? new Set() : new Set(records.map((record) => record.id)));
    },
    widen: () => setAllMatching(true),
    clear: () => {
      setChosen(new Set());
      setAllMatching(false);
    },
    toSelection: () =>
      isAllMatching
        ? { object, ...(where ? { where } : {}), ...(search ? { search } : {}), ...(deleted ? { deleted } : {}) }
        : { object, where: { field: "id", op: "in", value: ids } },
  };
}
