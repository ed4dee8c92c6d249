"use client";

import { ArrowDown, ArrowUp, ArrowUpDown, X } from "lucide-react";

import { holdsMany, resolvePath } from "@/app/_lib/filters";
import { useObjects } from "@/app/_lib/query";
import type { ObjectDefinition, Sort, ViewState } from "@/app/_lib/types";
import { Button, IconButton } from "@/app/_ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";
import { FieldPicker } from "./field-picker.client";
import { withSorts } from "./sort";

type Props = { object: ObjectDefinition; state: ViewState; onState: (next: ViewState) => void };

const maxSorts = 4;

/** Up to four fields, each ordering what the ones before it leave equal. */
export function SortMenu({ object, state, onState }: Props) {
  const objects = useObjects();
  const sorts = state.sort ?? [];
  const label = (path: string) => resolvePath(objects, object.key, path)?.label ?? path;
  const set = (next: Sort[]) => onState(withSorts(state, next));
  const first = sorts[0];
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" tip="Order of the records">
          <ArrowUpDown aria-hidden="true" />
          {first ? label(first.field) : <span className="sr-only">Order</span>}
          {sorts.length > 1 ? <span className="num text-muted-foreground">+{sorts.length - 1}</span> : null}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Order of the records">
        {sorts.length > 0 ? (
          <ol className="border-b p-1" aria-label="Order">
            {sorts.map((sort, at) => {
              const isUp = (sort.direction ?? "asc") === "asc";
              return (
                <li key={sort.field} className="flex h-item items-center gap-1 pl-2">
                  <span className="cut">{label(sort.field)}</span>
                  <IconButton
                    label={isUp ? "Upwards: turn round" : "Downwards: turn round"}
                    size="icon-sm"
                    className="ml-auto"
                    onClick={() =>
                      set(
                        sorts.map((each, place) =>
                          place === at ? { ...each, direction: isUp ? "desc" : "asc" } : each,
                        ),
                      )
                    }
                  >
                    {isUp ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
                  </IconButton>
                  <IconButton
                    label={`Do not order by ${label(sort.field)}`}
                    size="icon-sm"
                    onClick={() => set(sorts.filter((_, place) => place !== at))}
                  >
                    <X aria-hidden="true" />
                  </IconButton>
                </li>
              );
            })}
          </ol>
        ) : null}
        {sorts.length < maxSorts ? (
          <FieldPicker
            object={object}
            label={sorts.length === 0 ? "Order by" : "Then by"}
            hasPaths
            canPick={(field) => !holdsMany(field)}
            chosen={sorts.map((sort) => sort.field)}
            onChoose={(path) => {
              if (!sorts.some((sort) => sort.field === path)) set([...sorts, { field: path, direction: "asc" }]);
            }}
          />
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
