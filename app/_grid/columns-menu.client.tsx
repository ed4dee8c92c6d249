"use client";

import { Columns3 } from "lucide-react";

import { useObjects } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";
import { FieldPicker, fieldEntries } from "./field-picker.client";

type Props = { object: ObjectDefinition; paths: string[]; onPaths: (paths: string[]) => void };

export function ColumnsMenu({ object, paths, onPaths }: Props) {
  const all = fieldEntries(useObjects(), object, false).length;
  const toggle = (path: string) =>
    onPaths(paths.includes(path) ? paths.filter((each) => each !== path) : [...paths, path]);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" tip="Show and hide columns">
          <Columns3 aria-hidden="true" />
          <span className="num small:sr-only">
            {paths.length} of {all}
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Columns">
        <FieldPicker
          object={object}
          label="Columns"
          hasPaths
          chosen={paths}
          canPick={(field) => field.key !== object.nameField}
          onChoose={toggle}
        />
      </PopoverContent>
    </Popover>
  );
}
