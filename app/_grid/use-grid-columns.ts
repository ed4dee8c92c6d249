import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";

import type { RecordRow } from "@/app/_lib/types";
import { readWidths, storeWidths } from "./column-widths";
import type { Column } from "./columns";

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
const narrowNameWidth = 176;

/** The table model: which columns, how wide. Order and visibility come from the query in the address. */
export function useGridColumns(object: string, columns: Column[], rows: RecordRow[], isNarrow: boolean) {
  const [sizing, setSizing] = useState<Record<string, number>>(() => readWidths(object));
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
    data: rows,
    getRowId: (record: RecordRow) => record.id,
    columnResizeMode: "onChange",
    state: { columnSizing: sizing },
    onColumnSizingChange: (updater) =>
      setSizing((previous) => {
        const next = typeof updater === "function" ? updater(previous) : updater;
        storeWidths(object, next);
        return next;
      }),
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return { headers, width: headers.reduce((sum, header) => sum + header.getSize(), 0) };
}
