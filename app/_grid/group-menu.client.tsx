"use client";

import { CalendarDays, Rows3, SquareKanban } from "lucide-react";
import { useState } from "react";

import { resolvePath } from "@/app/_lib/filters";
import { useObjects } from "@/app/_lib/query";
import type { DateUnit, FieldDefinition, ObjectDefinition, ViewState } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";
import { boardField, dateField } from "@/app/_views/layout-fields";
import { FieldPicker } from "./field-picker.client";
import { withGroup } from "./group-items.client";
import { canGroup } from "./lines";

type Props = { object: ObjectDefinition; state: ViewState; onState: (next: ViewState) => void };

const units: DateUnit[] = ["day", "week", "month", "quarter", "year"];

/** What the layout hangs on: groups of a table, columns of a board, the date of a calendar. */
export function GroupMenu({ object, state, onState }: Props) {
  const objects = useObjects();
  const [isOpen, setOpen] = useState(false);
  const { layout = "table" } = state;
  const path =
    layout === "board"
      ? boardField(object, state.group?.field)?.key
      : layout === "calendar"
        ? dateField(object, state.date)?.key
        : state.group?.field;
  const field = path ? resolvePath(objects, object.key, path) : null;
  const isDay = layout === "table" && (field?.field.type === "date" || field?.field.type === "datetime");
  const Icon = layout === "board" ? SquareKanban : layout === "calendar" ? CalendarDays : Rows3;
  const fits = (candidate: FieldDefinition) =>
    layout === "board"
      ? candidate.type === "picklist"
      : layout === "calendar"
        ? candidate.type === "date" || candidate.type === "datetime"
        : canGroup(candidate);

  const choose = (next: string) => {
    setOpen(false);
    if (layout === "calendar") onState({ ...state, date: next });
    else onState(withGroup(state, next === state.group?.field && layout === "table" ? null : next));
  };
  const tip =
    layout === "board" ? "Columns of the board" : layout === "calendar" ? "Date of the calendar" : "Group rows";

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" tip={tip}>
          <Icon aria-hidden="true" />
          {field ? field.label : "Group"}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={tip}>
        <FieldPicker
          object={object}
          label={tip}
          hasPaths={layout === "table"}
          chosen={path ? [path] : []}
          canPick={fits}
          onChoose={choose}
        />
        {state.group && layout === "table" ? (
          <div className="flex items-center gap-1 border-t p-1">
            {isDay
              ? units.map((bucket) => (
                  <Button
                    key={bucket}
                    variant="ghost"
                    size="sm"
                    className="!px-1.5 capitalize"
                    aria-pressed={(state.group?.bucket ?? "month") === bucket}
                    onClick={() => state.group && onState({ ...state, group: { field: state.group.field, bucket } })}
                  >
                    {bucket}
                  </Button>
                ))
              : null}
            <Button variant="ghost" size="sm" className="ml-auto" onClick={() => onState(withGroup(state, null))}>
              No groups
            </Button>
          </div>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
