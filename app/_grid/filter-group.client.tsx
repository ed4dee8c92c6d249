"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";

import { describeCondition } from "@/app/_lib/describe-condition";
import { isFieldCondition } from "@/app/_lib/describe-query";
import { startCondition } from "@/app/_lib/filters";
import { useObjects } from "@/app/_lib/query";
import type { Condition, ObjectDefinition } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";
import { FieldPicker } from "./field-picker.client";
import { FilterChip } from "./filter-chip.client";

export type AnyOf = { or: Condition[] };

/** Plain filters of which one is enough; anything deeper is told and not edited here. */
export function isAnyOf(condition: Condition): condition is AnyOf {
  return "or" in condition && condition.or.every(isFieldCondition);
}

type Props = {
  object: ObjectDefinition;
  condition: AnyOf;
  isFresh: boolean;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

/** A group of filters joined by "or", one level below the others. */
export function FilterGroup({ object, condition, isFresh, onChange, onRemove }: Props) {
  const objects = useObjects();
  const [isOpen, setOpen] = useState(isFresh);
  const [isAdding, setAdding] = useState(condition.or.length < 2);
  const [fresh, setFresh] = useState<number | null>(isFresh ? 0 : null);
  const parts = condition.or;
  const text = describeCondition(condition, objects, object.key);
  const set = (next: Condition[]) => (next.length > 0 ? onChange({ or: next }) : onRemove());

  return (
    <span className="inline-flex h-control-sm flex-none divide-x overflow-hidden rounded-sm border border-border-strong bg-background text-xs">
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger
          className="flex max-w-80 items-center px-1.5 font-medium hover:bg-accent"
          aria-label={`Any of: ${text}`}
        >
          <span className="cut">{text}</span>
        </PopoverTrigger>
        <PopoverContent aria-label="Any of these" className="w-80">
          <p className="border-b px-3 py-2 text-xs text-muted-foreground">One of these is enough</p>
          <ul className="grid gap-2 p-3">
            {parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its place in the list
              <li key={index} className="flex items-center gap-2">
                <span className="w-5 text-xs text-muted-foreground">{index > 0 ? "or" : ""}</span>
                <FilterChip
                  object={object}
                  condition={part}
                  isFresh={fresh === index}
                  onChange={(next) => set(parts.map((each, at) => (at === index ? next : each)))}
                  onRemove={() => set(parts.filter((_, at) => at !== index))}
                />
              </li>
            ))}
          </ul>
          {isAdding ? (
            <div className="border-t">
              <FieldPicker
                object={object}
                label="Or"
                hasPaths
                onChoose={(path, field) => {
                  setFresh(parts.length);
                  setAdding(false);
                  set([...parts, startCondition(field, path)]);
                }}
              />
            </div>
          ) : (
            <div className="border-t p-1">
              <Button variant="ghost" size="sm" onClick={() => setAdding(true)}>
                <Plus aria-hidden="true" />
                Or another
              </Button>
            </div>
          )}
        </PopoverContent>
      </Popover>
      <button
        type="button"
        aria-label={`Remove the filters ${text}`}
        className="flex min-w-6 items-center justify-center hover:bg-accent"
        onClick={onRemove}
      >
        <X aria-hidden="true" className="!size-3 text-muted-foreground" />
      </button>
    </span>
  );
}
