"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useState } from "react";

import { RecordAvatar } from "@/app/_chat/cards/record-row";
import { isOpenRecord } from "@/app/_fields/late";
import { formatValue } from "@/app/_lib/format-value";
import { useTool } from "@/app/_lib/query";
import type { FieldDefinition, ObjectDefinition, RecordRow, Value } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { FieldRow } from "./field-row.client";
import { NameEditor } from "./name-editor.client";

type Props = { object: ObjectDefinition; record: RecordRow; isPanel: boolean };

/** Every field in place; empty ones wait behind one button so that what is known reads at once. */
export function RecordFields({ object, record, isPanel }: Props) {
  const [isAll, setAll] = useState(false);
  const fields = object.fields.filter((field) => field.key !== object.nameField && field.key !== "deleted_at");
  const empty = fields.filter((field) => isEmpty(record.values[field.key]) && !field.isRequired);
  const few = empty.length <= 3;
  const shown = isAll || few ? fields : fields.filter((field) => !empty.includes(field));
  const isOpen = isOpenRecord(object, record);
  const { data } = useTool("list_value_sources", { object: object.key, id: record.id });
  const sources = new Map(data?.sources.map((source) => [source.field, source]));

  return (
    <section
      aria-label="Fields"
      className={`p-4 ${isPanel ? "flex-none border-b" : "scroll-thin flex-none border-b @4xl/record:overflow-y-auto @4xl/record:border-r @4xl/record:border-b-0"}`}
    >
      <div className="mb-3 flex items-center gap-3">
        <RecordAvatar object={object} name={record.name} size="xl" />
        <div className="min-w-0 flex-1">
          <NameEditor object={object} record={record} />
          <p className="cut text-muted-foreground">{subtitle(object, record)}</p>
        </div>
      </div>
      <dl>
        {shown.map((field) => (
          <FieldRow key={field.key} record={record} field={field} isOpen={isOpen} source={sources.get(field.key)} />
        ))}
      </dl>
      {few ? null : (
        <Button variant="ghost" size="sm" className="mt-1 -ml-2" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
          {isAll ? "Hide empty fields" : `Show ${empty.length} empty fields`}
        </Button>
      )}
    </section>
  );
}

function subtitle(object: ObjectDefinition, record: RecordRow): string {
  const usual: ((field: FieldDefinition) => boolean)[] = [
    (field) => field.key === "title" && field.key !== object.nameField,
    (field) => field.type === "lookup",
    (field) => field.type === "picklist",
    (field) => field.role === "place",
  ];
  const words: string[] = [];
  for (const isWanted of usual) {
    const field = object.fields.find((each) => isWanted(each) && !isEmpty(record.values[each.key]));
    if (field) words.push(formatValue(record.values[field.key], field));
  }
  return words.slice(0, 2).join(", ") || object.label;
}

function isEmpty(value: Value | undefined): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
