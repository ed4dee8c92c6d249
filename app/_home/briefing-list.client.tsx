"use client";

import { RecordAvatar } from "@/app/_chat/cards/record-row";
import { FieldValue } from "@/app/_fields/field-value";
import { isOpenRecord } from "@/app/_fields/late";
import { change } from "@/app/_lib/change";
import { formatNumber, formatValue } from "@/app/_lib/format-value";
import { objectHref, recordHref } from "@/app/_lib/panel-address";
import { useObject } from "@/app/_lib/query";
import type { BriefingSection, FieldDefinition, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";

export function BriefingList({ section }: { section: BriefingSection }) {
  const object = useObject(section.object);
  return (
    <section aria-labelledby={`brief-${section.key}`}>
      <div className="flex h-7 items-center gap-2 border-b">
        <h2 id={`brief-${section.key}`} className="font-medium">
          {section.label}
        </h2>
        <span className="num text-muted-foreground">{formatNumber(section.count)}</span>
        <RecordLink
          href={objectHref({ ...section.query, object: section.object })}
          className="ml-auto text-xs font-medium text-link underline-offset-2 hover:underline"
        >
          Open all<span className="sr-only"> {section.label.toLowerCase()}</span>
        </RecordLink>
      </div>
      <ul>
        {section.records.slice(0, 4).map((record) => (
          <BriefingRow key={record.id} object={object} record={record} />
        ))}
      </ul>
    </section>
  );
}

function BriefingRow({ object, record }: { object: ObjectDefinition | undefined; record: RecordRow }) {
  const isTask = record.object === "tasks";
  const isOpen = object ? isOpenRecord(object, record) : true;
  const figure = figureField(object, record);
  return (
    <li className="group/row relative border-b">
      <RecordLink
        href={recordHref(record)}
        className="-mx-2 flex min-h-list-row items-center gap-2.5 rounded-sm px-2 hover:bg-muted small:flex-wrap small:gap-y-0 small:py-2"
      >
        {isTask ? <span className="w-5 flex-none" /> : <RecordAvatar object={object} name={record.name} />}
        <span className="cut w-60 flex-none font-medium small:w-auto small:flex-1">{record.name}</span>
        <span className="cut flex-1 text-muted-foreground small:order-5 small:w-full small:flex-none small:pl-7.5">
          {aboutText(object, record)}
        </span>
        {figure ? (
          <span className="num flex-none text-right text-xs text-muted-foreground group-hover/row:invisible group-has-[:focus-visible]/row:invisible small:!visible">
            <FieldValue field={figure} value={record.values[figure.key]} isOpen={isOpen} />
          </span>
        ) : null}
      </RecordLink>
      {isTask ? (
        <Checkbox
          checked={false}
          isRound
          label={`Mark ${record.name} as done`}
          className="absolute top-1/2 left-0.5 mt-0 -translate-y-1/2 small:top-4 small:translate-y-0"
          onChange={() => void change("complete_task", { taskId: record.id }, { done: `Completed ${record.name}` })}
        />
      ) : null}
      {isTask ? (
        <Button
          variant="outline"
          size="sm"
          className="absolute top-1/2 right-0 -translate-y-1/2 opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 small:hidden"
          onClick={() => void change("complete_task", { taskId: record.id }, { done: `Completed ${record.name}` })}
        >
          Done
        </Button>
      ) : null}
    </li>
  );
}

/** Due day for work, else the amount. */
function figureField(object: ObjectDefinition | undefined, record: RecordRow): FieldDefinition | undefined {
  const roles = object?.isActivity ? (["due", "when"] as const) : (["amount", "due", "size"] as const);
  for (const role of roles) {
    const field = object?.fields.find((each) => each.role === role && record.values[each.key] != null);
    if (field) return field;
  }
  return undefined;
}

function aboutText(object: ObjectDefinition | undefined, record: RecordRow): string {
  if (!object) return "";
  const parts: string[] = [];
  for (const field of object.fields) {
    const value = record.values[field.key];
    if (value === null || value === undefined || value === "") continue;
    if (field.type === "lookup" && parts.length < 1) parts.push(formatValue(value, field));
    if (field.type === "owner" && !field.isSystem && !object.isActivity) parts.push(formatValue(value, field));
    if (field.role === "state" && !object.isActivity) parts.push(formatValue(value, field).toLowerCase());
    if (field.role === "activity") parts.push(`last activity ${formatValue(value, field).toLowerCase()}`);
  }
  return parts.slice(0, 4).join(" · ");
}
