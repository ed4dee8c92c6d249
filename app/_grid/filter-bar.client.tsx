"use client";

import { ListFilter, Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { isFieldCondition, joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { startCondition } from "@/app/_lib/filters";
import type { Condition, ObjectDefinition, ViewState } from "@/app/_lib/types";
import { useDelayed } from "@/app/_lib/use-delayed";
import { Button } from "@/app/_ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";
import { ColumnsMenu } from "./columns-menu.client";
import { FieldPicker } from "./field-picker.client";
import { FilterChip } from "./filter-chip.client";
import { FilterGroup, isAnyOf } from "./filter-group.client";
import { GroupMenu } from "./group-menu.client";
import { SortMenu } from "./sort-menu.client";
import { EmptyTrash } from "./trash-buttons.client";

type Props = {
  object: ObjectDefinition;
  query: ViewState;
  onQuery: (query: ViewState) => void;
  paths: string[];
  onPaths: (paths: string[]) => void;
  /** Counts up each time the F key asks for a new filter. */
  kick: number;
};

export function FilterBar({ object, query, onQuery, paths, onPaths, kick }: Props) {
  const [isAdding, setAdding] = useState(false);
  const [fresh, setFresh] = useState<number | null>(null);
  const parts = splitWhere(query.where);

  useEffect(() => {
    if (kick > 0) setAdding(true);
  }, [kick]);

  const setParts = (next: Condition[]) => {
    const { where: _where, ...rest } = query;
    const where = joinWhere(next);
    onQuery(where ? { ...rest, where } : rest);
  };

  return (
    <div
      role="toolbar"
      aria-label="Filters"
      className="no-scrollbar flex h-toolbar flex-none items-center gap-2 overflow-x-auto border-b pr-2 pl-4"
    >
      {parts.map((condition, index) => {
        const common = {
          object,
          isFresh: fresh === index,
          onChange: (next: Condition) => setParts(parts.map((each, at) => (at === index ? next : each))),
          onRemove: () => {
            setFresh(null);
            setParts(parts.filter((_, at) => at !== index));
          },
        };
        return isAnyOf(condition) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its place in the list
          <FilterGroup key={index} {...common} condition={condition} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its place in the list
          <FilterChip key={index} {...common} condition={condition} />
        );
      })}
      {query.deleted === "only" ? (
        <>
          <TrashChip onRemove={() => onQuery(withoutDeleted(query))} />
          <EmptyTrash object={object} query={query} />
        </>
      ) : null}
      <Popover open={isAdding} onOpenChange={setAdding}>
        <PopoverTrigger asChild>
          <Button variant="ghost" size="sm" tip="Add a filter" keys="F">
            <ListFilter aria-hidden="true" />
            {parts.length === 0 ? "Filter" : <span className="sr-only">Add a filter</span>}
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Choose a field" onCloseAutoFocus={(event) => event.preventDefault()}>
          <FieldPicker
            object={object}
            label="Filter by"
            hasPaths
            onChoose={(path, field) => {
              setFresh(parts.length);
              setParts([...parts, startCondition(field, path)]);
              setAdding(false);
            }}
          />
          {parts.some(isFieldCondition) ? (
            <div className="border-t p-1">
              <Button
                variant="ghost"
                size="sm"
                tip="The last filter becomes one of several, of which one is enough"
                onClick={() => {
                  const at = parts.findLastIndex(isFieldCondition);
                  setFresh(at);
                  setParts(parts.map((each, index) => (index === at ? { or: [each] } : each)));
                  setAdding(false);
                }}
              >
                Or …
              </Button>
            </div>
          ) : null}
        </PopoverContent>
      </Popover>
      <span className="ml-auto" />
      <GroupMenu object={object} state={query} onState={onQuery} />
      <SortMenu object={object} state={query} onState={onQuery} />
      <SearchBox query={query} onQuery={onQuery} plural={object.plural} />
      <ColumnsMenu object={object} paths={paths} onPaths={onPaths} />
    </div>
  );
}

function SearchBox({
  query,
  onQuery,
  plural,
}: {
  query: ViewState;
  onQuery: (query: ViewState) => void;
  plural: string;
}) {
  const [text, setText] = useState(query.search ?? "");
  const settled = useDelayed(text.trim(), 250);
  const latest = useRef({ query, onQuery });
  latest.current = { query, onQuery };

  useEffect(() => {
    const { query: now, onQuery: change } = latest.current;
    if (settled === (now.search ?? "")) return;
    const { search: _search, ...rest } = now;
    change(settled ? { ...rest, search: settled } : rest);
  }, [settled]);

  const given = query.search ?? "";
  useEffect(() => setText((current) => (current.trim() === given ? current : given)), [given]);

  return (
    <label className="field-focus flex h-control-sm w-40 flex-none items-center gap-1.5 rounded-sm border border-border-strong bg-background px-2 text-xs">
      <Search aria-hidden="true" className="!size-3.5 text-muted-foreground" />
      <input
        value={text}
        aria-label={`Search ${plural.toLowerCase()}`}
        placeholder="Search"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setText("")}
        className="w-full min-w-0 bg-transparent outline-none small:text-[16px]"
      />
      {text ? (
        <button type="button" aria-label="Clear the search" onClick={() => setText("")}>
          <X aria-hidden="true" className="!size-3 text-muted-foreground" />
        </button>
      ) : null}
    </label>
  );
}

function TrashChip({ onRemove }: { onRemove: () => void }) {
  return (
    <Button variant="outline" size="sm" onClick={onRemove} tip="Back to live records">
      In the trash
      <X aria-hidden="true" className="!size-3" />
    </Button>
  );
}

function withoutDeleted({ deleted: _deleted, ...query }: ViewState): ViewState {
  return query;
}
