"use client";

import { Link2, Unlink2 } from "lucide-react";
import { useState } from "react";

import { RecordPicker } from "@/app/_fields/choice-sources.client";
import { change } from "@/app/_lib/change";
import { useObject } from "@/app/_lib/query";
import type { FieldDefinition, RecordRow, RelatedList } from "@/app/_lib/types";
import { IconButton } from "@/app/_ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";

type Props = { list: RelatedList; record: RecordRow };

/** A relation is edited from this side too: the field stands on the other record. */
export function LinkExisting({ list, record }: Props) {
  const object = useObject(list.object);
  const [isOpen, setOpen] = useState(false);
  const label = object?.label.toLowerCase() ?? "record";
  const field: FieldDefinition = { key: list.field, label, type: "lookup", target: list.object };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <IconButton label={`Link a ${label} that is there`} size="icon-sm">
          <Link2 aria-hidden="true" />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={`Link a ${label}`}>
        <RecordPicker
          field={field}
          chosen={list.records.map(({ id }) => id)}
          onChoose={({ id, name }) => {
            setOpen(false);
            const input = { object: record.object, id: record.id, relation: list.key, add: [id] };
            void change("link_records", input, { done: `Linked ${name} to ${record.name}` });
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

export function Unlink({ list, record, linked }: Props & { linked: RecordRow }) {
  return (
    <IconButton
      label={`Unlink ${linked.name}`}
      size="icon-sm"
      className="-translate-y-1/2 absolute top-1/2 right-1 bg-background opacity-0 focus-visible:opacity-100 group-hover/related:opacity-100 small:opacity-100"
      onClick={() => {
        const input = { object: record.object, id: record.id, relation: list.key, remove: [linked.id] };
        void change("link_records", input, { done: `${linked.name} is not linked to ${record.name} any more` });
      }}
    >
      <Unlink2 aria-hidden="true" />
    </IconButton>
  );
}
