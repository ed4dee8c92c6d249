"use client";

import { useMemo } from "react";

import { holdsMany, resolvePath } from "@/app/_lib/filters";
import { useObjects } from "@/app/_lib/query";
import type { Count, ListQuery, Measure, ObjectDefinition, ViewState } from "@/app/_lib/types";
import { createStoreFor } from "@/app/_lib/workspace-stores";
import { Button } from "@/app/_ui/button";
import { ErrorState } from "@/app/_ui/states";
import { type Column, isFigure } from "./columns";
import { GridEmpty } from "./grid-empty";
import { GridTable } from "./grid-table.client";
import { canGroup, type Line } from "./lines";
import { SelectionBar } from "./selection-bar.client";
import { type Grouping, useGroups } from "./use-groups";
import { useRecords } from "./use-records";
import { noRows, useRowSelection } from "./use-row-selection";

type Props = {
  object: ObjectDefinition;
  state: ViewState;
  onState: (next: ViewState) => void;
  asked: ListQuery;
  columns: Column[];
  onPaths: (paths: string[]) => void;
  onFilterKey: () => void;
  isSaved: boolean;
};

const maxSums = 6;

/** The table, plain or under the heads of groups, with what is selected in it. */
export function GridBody({ object, state, onState, asked, columns, onPaths, onFilterKey, isSaved }: Props) {
  const measures = useMeasures(state, columns);
  const grouping = useGrouping(object, state, measures);
  const records = useRecords(asked, { isEnabled: grouping === null });
  const groups = useGroups(asked, grouping);
  const plain = useMemo(
    () => records.records.map((record): Line => ({ kind: "record", id: record.id, record })),
    [records.records],
  );
  const lines = grouping ? groups.lines : plain;
  const rows = useMemo(() => lines.map((line) => (line.kind === "record" ? line.record : null)), [lines]);
  const count = grouping ? countOf(groups.lines, grouping) : records.count;
  const selection = useRowSelection(object.key, rows, asked, count);
  const source = grouping ? groups : records;
  const hasFilter = Boolean(asked.where ?? asked.search ?? asked.deleted);
  const loaded = useMemo(() => rows.filter((row) => row !== null), [rows]);

  if (source.error && lines.length === 0) {
    return (
      <ErrorState
        title="This list did not load"
        error={source.error}
        onRetry={source.again}
        action={
          hasFilter ? (
            <Button variant="ghost" onClick={() => onState(withoutFilters(state))}>
              Remove the filters
            </Button>
          ) : null
        }
      />
    );
  }
  if (!source.isPending && lines.length === 0) {
    return (
      <GridEmpty
        object={object}
        hasFilter={hasFilter}
        onClear={() => onState(withoutFilters(state))}
        onCreate={() => createStoreFor.set({ object: object.key })}
      />
    );
  }
  return (
    <>
      <GridTable
        {...{ object, columns, lines, asked, measures, grouping, count, selection, onPaths, onFilterKey, isSaved }}
        isPending={source.isPending}
        query={state}
        onQuery={onState}
        onShown={grouping ? groups.onShown : records.onShown}
        onToggleGroup={groups.toggle}
      />
      {groups.isTruncated && grouping ? (
        <p className="border-t px-4 py-1 text-xs text-muted-foreground">
          Only the first groups are shown. Filter, or group by a field with fewer values.
        </p>
      ) : null}
      {selection.count === noRows ? null : (
        <SelectionBar object={object} asked={asked} selection={selection} records={loaded} />
      )}
    </>
  );
}

function withoutFilters({ where: _where, search: _search, deleted: _deleted, ...state }: ViewState): ViewState {
  return state;
}

/** The figures that were chosen, or the sum of every figure that has a column. */
function useMeasures(state: ViewState, columns: Column[]): Measure[] {
  const { sums } = state;
  return useMemo(
    () =>
      sums ??
      columns
        .filter((column) => isFigure(column.field) && column.isOwn)
        .slice(0, maxSums)
        .map((column): Measure => ({ fn: "sum", field: column.path })),
    [sums, columns],
  );
}

function useGrouping(object: ObjectDefinition, { group }: ViewState, measures: Measure[]): Grouping {
  const objects = useObjects();
  return useMemo(() => {
    const field = group ? resolvePath(objects, object.key, group.field)?.field : undefined;
    return group && field && canGroup(field) ? { group, field, measures } : null;
  }, [objects, object.key, group, measures]);
}

/** Groups of several values count a record more than once, so their counts do not add up. */
function countOf(lines: Line[], grouping: NonNullable<Grouping>): Count | null {
  if (holdsMany(grouping.field)) return null;
  const value = lines.reduce((sum, line) => (line.kind === "head" ? sum + line.head.count : sum), 0);
  return { value, isCapped: false };
}
