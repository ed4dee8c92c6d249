"use client";

import { SquareFunction } from "lucide-react";

import { computedText } from "@/app/_lib/computed-text";
import { useObjects } from "@/app/_lib/query";
import type { FieldDefinition } from "@/app/_lib/types";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";

/** Says that nobody writes this value, and on a click or tap what it is made of. */
export function ComputedMark({ field, object }: { field: FieldDefinition; object: string }) {
  const text = computedText(field, useObjects(), object);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={`How ${field.label} is worked out`}
          data-tip={text}
          className="ml-auto grid size-6 flex-none place-items-center rounded-sm text-muted-foreground hover:text-foreground small:size-9"
        >
          <SquareFunction aria-hidden="true" className="!size-3.5" />
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={field.label} className="max-w-[min(420px,90vw)] p-3 text-xs">
        <p className="text-muted-foreground">{field.label} is worked out, so nobody writes it:</p>
        <p className="mt-1 break-words font-mono">{text}</p>
      </PopoverContent>
    </Popover>
  );
}
