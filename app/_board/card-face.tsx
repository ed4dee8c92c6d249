import { FieldValue } from "@/app/_fields/field-value";
import { isOpenRecord } from "@/app/_fields/late";
import { type Column, isFigure } from "@/app/_grid/columns";
import { isReference } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import type { FieldDefinition, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { MemberAvatar } from "@/app/_ui/avatar";

type Props = { object: ObjectDefinition; record: RecordRow; columns: Column[]; field: FieldDefinition };

/** What a card shows of the chosen columns: owner, one link, one figure, one date. */
export function CardFace({ object, record, columns, field }: Props) {
  const others = columns.filter((column) => !column.isName && column.path !== field.key);
  const has = (column: Column) => (record.values[column.path] ?? null) !== null;
  const owner = others.find((column) => column.field.type === "owner");
  const link = others.find((column) => column.field.type === "lookup" && has(column));
  const figure = others.find((column) => isFigure(column.field) && has(column));
  const isDate = (column: Column) => column.field.type === "date" || column.field.type === "datetime";
  const day =
    others.find((column) => isDate(column) && column.field.role === "activity" && has(column)) ??
    others.find((column) => isDate(column) && has(column));
  const who = owner ? record.values[owner.path] : null;
  const isOpen = isOpenRecord(object, record);
  return (
    <div className="grid gap-1.5">
      <span className="flex min-w-0 items-start gap-2">
        <RecordLink
          tabIndex={-1}
          href={recordHref(record)}
          className="cut font-medium hover:underline"
          draggable={false}
        >
          {record.name}
        </RecordLink>
        {who && isReference(who) ? (
          <span className="ml-auto" data-tip={who.name}>
            <MemberAvatar name={who.name} size="sm" />
          </span>
        ) : null}
      </span>
      {link ? (
        <span className="flex min-w-0 text-xs text-muted-foreground">
          <FieldValue field={link.field} value={record.values[link.path]} />
        </span>
      ) : null}
      {figure || day ? (
        <span className="flex items-center justify-between gap-2 text-xs">
          <span className="text-sm font-medium">
            {figure ? <FieldValue field={figure.field} value={record.values[figure.path]} /> : null}
          </span>
          <span className="text-muted-foreground">
            {day ? <FieldValue field={day.field} value={record.values[day.path]} isOpen={isOpen} /> : null}
          </span>
        </span>
      ) : null}
    </div>
  );
}
