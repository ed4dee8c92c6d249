import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useEffect, useMemo, useRef, useState } from "react";

import type { RecordRow, ViewState } from "@/app/_lib/types";
import { readWidths, storeWidths } from "./column-widths";
import type { Column } from "./columns";

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
const narrowNameWidth = 176;
const restAfter = 300;
const noRecords: RecordRow[] = [];

type Options = {
  object: string;
  columns: Column[];
  isNarrow: boolean;
  query: ViewState;
  onQuery: (next: ViewState) => void;
  /** In a saved view the widths are the view's; otherwise they are the person's own and stay on their machine. */
  isSaved: boolean;
};

/** The table model: which columns, how wide. Order and visibility come from the query in the address. */
export function useGridColumns({ object, columns, isNarrow, query, onQuery, isSaved }: Options) {
  const given = query.widths;
  const [sizing, setSizing] = useState<Record<string, number>>(() => given ?? readWidths(object));
  const latest = useRef({ query, onQuery });
  latest.current = { query, onQuery };

  const wanted = isSaved ? JSON.stringify(given ?? {}) : null;
  useEffect(() => setSizing(wanted === null ? readWidths(object) : JSON.parse(wanted)), [wanted, object]);

  // A drag gives a width for every pixel; the view takes the one it came to rest at.
  const isMoved = useRef(false);
  useEffect(() => {
    if (!isMoved.current) return;
    const timer = setTimeout(() => {
      isMoved.current = false;
      if (!isSaved) return storeWidths(object, sizing);
      const widths = Object.fromEntries(Object.entries(sizing).map(([path, width]) => [path, Math.round(width)]));
      latest.current.onQuery({ ...latest.current.query, widths });
    }, restAfter);
    return () => clearTimeout(timer);
  }, [sizing, isSaved, object]);

  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.path,
        accessorFn: (record: RecordRow) => record.values[column.path],
        size: column.isName && isNarrow ? narrowNameWidth : column.width,
        minSize: 64,
        maxSize: 640,
      })),
    [columns, isNarrow],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: noRecords,
    getRowId: (record: RecordRow) => record.id,
    columnResizeMode: "onChange",
    state: { columnSizing: sizing },
    onColumnSizingChange: (updater) => {
      isMoved.current = true;
      setSizing((previous) => (typeof updater === "function" ? updater(previous) : updater));
    },
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return { headers, width: headers.reduce((sum, header) => sum + header.getSize(), 0) };
}
