"use client";

import { useState } from "react";

import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { longDay } from "@/app/_lib/format-date";
import { recordHref } from "@/app/_lib/panel-address";
import { useTool } from "@/app/_lib/query";
import type { Condition, FieldDefinition, ListQuery, ObjectDefinition } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { usePanel } from "@/app/_panel/use-panel.client";
import { Button } from "@/app/_ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";

type Props = {
  object: ObjectDefinition;
  field: FieldDefinition;
  asked: ListQuery;
  day: string;
  className: string;
  children: string;
};

const shown = 50;

/** All records of one day, asked for when somebody wants to see them. */
export function DayMore({ object, field, asked, day, className, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { openList } = usePanel();
  const onDay: Condition = { field: field.key, op: "eq", value: { from: day, to: day } };
  const where = joinWhere([...splitWhere(asked.where), onDay]);
  const query: ListQuery = { ...asked, ...(where ? { where } : {}) };
  const { data } = useTool("search_records", { ...query, limit: shown, count: "none" }, { enabled: isOpen });
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          variant="ghost"
          size="sm"
          className={`num self-start !h-5 !px-1.5 ${className}`}
          aria-label={`${children}, ${longDay(day)}`}
        >
          {children}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={longDay(day)} className="w-64">
        <h3 className="border-b px-3 py-2 font-medium">{longDay(day)}</h3>
        <ul className="scroll-thin max-h-72 overflow-y-auto p-1">
          {(data?.records ?? []).map((record) => (
            <li key={record.id}>
              <RecordLink
                href={recordHref(record)}
                className="cut flex h-item items-center rounded-sm px-2 hover:bg-accent"
              >
                {record.name}
              </RecordLink>
            </li>
          ))}
        </ul>
        <div className="border-t p-1">
          <Button
            variant="ghost"
            size="sm"
            onClick={() => openList({ object: object.key, ...(where ? { where } : {}) })}
          >
            Open as a table
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
