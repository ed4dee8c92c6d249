"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { useObjects } from "@/app/_lib/query";
import type { ListQuery, ObjectDefinition } from "@/app/_lib/types";
import { createStoreFor, selectionStore, surfaceStore } from "@/app/_lib/workspace-stores";
import { Button } from "@/app/_ui/button";
import { ErrorState } from "@/app/_ui/states";
import { columnPaths, toColumns, withPaths } from "./columns";
import { FilterBar } from "./filter-bar.client";
import { GridEmpty } from "./grid-empty";
import { GridTable } from "./grid-table.client";
import { SelectionBar } from "./selection-bar.client";
import { askedQuery, useRecords } from "./use-records";
import { noRows, type RowSelection, useRowSelection } from "./use-row-selection";

type Props = { object: ObjectDefinition; query: ListQuery; onQuery: (query: ListQuery) => void };

/** The grid, the same in the panel and on an object's own page; its state is the query of the address. */
export function RecordGrid({ object, query, onQuery }: Props) {
  const objects = useObjects();
  const paths = useMemo(() => columnPaths(object, query), [object, query]);
  const columns = useMemo(() => toColumns(objects, object, paths), [objects, object, paths]);
  const asked = useMemo(
    () =>
      askedQuery(
        query,
        columns.map((column) => column.path),
      ),
    [query, columns],
  );
  const records = useRecords(asked);
  const selection = useRowSelection(object.key, records.records, asked, records.count);
  const wrap = useRef<HTMLDivElement>(null);
  const [filterKick, setFilterKick] = useState(0);

  useEffect(() => {
    const { fields: _fields, ...plain } = asked;
    surfaceStore.set({ kind: "list", object: object.key, query: plain });
  }, [object.key, asked]);
  useEffect(
    () => () => {
      surfaceStore.set(null);
      selectionStore.set(null);
    },
    [],
  );

  const setPaths = useCallback((next: string[]) => onQuery(withPaths(object, query, next)), [object, query, onQuery]);

  const hasFilter = Boolean(asked.where ?? asked.search ?? asked.deleted);
  return (
    <div ref={wrap} className="relative flex min-h-0 flex-1 flex-col">
      <FilterBar object={object} query={query} onQuery={onQuery} paths={paths} onPaths={setPaths} kick={filterKick} />
      {records.error && records.records.length === 0 ? (
        <ErrorState
          title="This list did not load"
          error={records.error}
          onRetry={records.again}
          action={
            hasFilter ? (
              <Button variant="ghost" onClick={() => onQuery({ object: object.key })}>
                Remove the filters
              </Button>
            ) : null
          }
        />
      ) : !records.isPending && records.records.length === 0 ? (
        <GridEmpty
          object={object}
          hasFilter={hasFilter}
          onClear={() => onQuery({ object: object.key, ...(query.fields ? { fields: query.fields } : {}) })}
          onCreate={() => createStoreFor.set({ object: object.key })}
        />
      ) : (
        <GridTable
          object={object}
          columns={columns}
          records={records}
          asked={asked}
          query={query}
          onQuery={onQuery}
          onPaths={setPaths}
          selection={selection}
          onFilterKey={() => setFilterKick((count) => count + 1)}
        />
      )}
      <BarWhenSelected object={object} asked={asked} selection={selection} records={records.records} />
    </div>
  );
}

function BarWhenSelected({
  selection,
  ...props
}: {
  object: ObjectDefinition;
  asked: ListQuery;
  selection: RowSelection;
  records: Parameters<typeof SelectionBar>[0]["records"];
}) {
  if (selection.count === noRows) return null;
  return <SelectionBar selection={selection} {...props} />;
}
