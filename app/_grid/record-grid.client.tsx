"use client";

import dynamic from "next/dynamic";
import { useCallback, useEffect, useMemo, useState } from "react";

import { useObjects } from "@/app/_lib/query";
import type { ListQuery, ObjectDefinition } from "@/app/_lib/types";
import { selectionStore, surfaceStore } from "@/app/_lib/workspace-stores";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { type ListAddress, type OnAddress, useView } from "@/app/_views/use-view";
import { ViewNotice } from "@/app/_views/view-notice.client";
import { ViewTabs } from "@/app/_views/view-tabs.client";
import { columnPaths, toColumns, withPaths } from "./columns";
import { FilterBar } from "./filter-bar.client";
import { GridBody } from "./grid-body.client";
import { askedQuery } from "./use-records";

const loading = () => <RowSkeletons count={12} className="h-row" />;
const Board = dynamic(() => import("@/app/_board/board.client").then((module) => module.Board), {
  ssr: false,
  loading,
});
const Calendar = dynamic(() => import("@/app/_calendar/calendar.client").then((module) => module.Calendar), {
  ssr: false,
  loading,
});

type Props = { object: ObjectDefinition; address: ListAddress; onAddress: OnAddress };

/** Records as a table, a board or a calendar, the same in the panel and on an object's own page; its state is the address. */
export function RecordGrid({ object, address, onAddress }: Props) {
  const objects = useObjects();
  const open = useView(object, address, onAddress);
  const { state, setState } = open;
  const paths = useMemo(() => columnPaths(object, state), [object, state]);
  const columns = useMemo(() => toColumns(objects, object, paths), [objects, object, paths]);
  const asked = useMemo(
    () =>
      askedQuery(
        state,
        columns.map((column) => column.path),
      ),
    [state, columns],
  );
  const [filterKick, setFilterKick] = useState(0);
  useSurface(object.key, asked);

  const setPaths = useCallback((next: string[]) => setState(withPaths(object, state, next)), [object, state, setState]);
  const kick = useCallback(() => setFilterKick((count) => count + 1), []);
  const body = { object, state, onState: setState, asked, columns };

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <ViewTabs object={object} open={open} />
      <ViewNotice open={open} />
      <FilterBar object={object} query={state} onQuery={setState} paths={paths} onPaths={setPaths} kick={filterKick} />
      {open.isPending ? (
        loading()
      ) : state.layout === "board" ? (
        <Board {...body} />
      ) : state.layout === "calendar" ? (
        <Calendar {...body} />
      ) : (
        <GridBody {...body} onPaths={setPaths} onFilterKey={kick} isSaved={open.view !== null} />
      )}
    </div>
  );
}

/** What the conversation beside it takes for "these". */
function useSurface(object: string, asked: ListQuery): void {
  useEffect(() => {
    const { fields: _fields, ...plain } = asked;
    surfaceStore.set({ kind: "list", object, query: plain });
  }, [object, asked]);
  useEffect(
    () => () => {
      surfaceStore.set(null);
      selectionStore.set(null);
    },
    [],
  );
}
