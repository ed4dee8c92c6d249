"use client";

import { FieldValue } from "@/app/_fields/field-value";
import { isOpenRecord } from "@/app/_fields/late";
import { formatCount } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import { useObject, useObjects } from "@/app/_lib/query";
import type { ObjectDefinition, RecordRow, RelatedList } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { Card, CardFoot } from "./card";
import { RecordAvatar } from "./record-row";

const shown = 8;

export function RecordCard({ record, related = [] }: { record: RecordRow; related?: RelatedList[] }) {
  const object = useObject(record.object);
  const objects = useObjects();
  const filled = (object?.fields ?? []).filter((field) => {
    const value = record.values[field.key];
    const isEmpty =
      value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    return !isEmpty && !field.isSystem && field.key !== object?.nameField;
  });
  const isOpen = object ? isOpenRecord(object, record) : true;
  const lists = related.filter((list) => list.count.value > 0);

  return (
    <Card label={record.name}>
      <RecordLink href={recordHref(record)} className="flex items-center gap-3 border-b px-3 py-2 hover:bg-muted">
        <RecordAvatar object={object} name={record.name} size="lg" />
        <span className="grid min-w-0">
          <span className="cut font-medium">{record.name}</span>
          <span className="text-xs text-muted-foreground">{object?.label}</span>
        </span>
      </RecordLink>
      <dl className="grid grid-cols-2 gap-x-6 px-3 py-1.5 small:grid-cols-1 @max-lg:grid-cols-1">
        {filled.slice(0, shown).map((field) => (
          <div key={field.key} className="flex min-h-7 items-center gap-2">
            <dt className="w-28 flex-none text-muted-foreground">{field.label}</dt>
            <dd className="flex min-w-0">
              <FieldValue field={field} value={record.values[field.key]} isOpen={isOpen} />
            </dd>
          </div>
        ))}
      </dl>
      <CardFoot>
        <RecordLink href={recordHref(record)} className="font-medium text-link underline-offset-2 hover:underline">
          Open
        </RecordLink>
        <span className="num cut ml-auto text-muted-foreground">
          {lists.map((list) => `${formatCount(list.count)} ${nounOf(list, objects)}`).join(" · ")}
        </span>
      </CardFoot>
    </Card>
  );
}

function nounOf(list: RelatedList, objects: ObjectDefinition[]): string {
  const one = objects.find((each) => each.key === list.object)?.label;
  return (list.count.value === 1 && one ? one : list.label).toLowerCase();
}
