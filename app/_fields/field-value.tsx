import { exactMoment, formatDay, formatMoment, longDay } from "@/app/_lib/format-date";
import { formatMoney, formatNumber, isReference } from "@/app/_lib/format-value";
import type { FieldDefinition, OptionDefinition, Reference, Value } from "@/app/_lib/types";
import { MemberAvatar, ThingAvatar } from "@/app/_ui/avatar";
import { Badge, tintVariant } from "@/app/_ui/badge";
import { StageMark } from "@/app/_ui/stage-mark";
import { isLate, isQuiet } from "./late";

type Props = {
  field: FieldDefinition;
  value: Value | undefined;
  /** Whole record, when it is known: whether a date is late depends on the state of the record. */
  isOpen?: boolean;
  emptyText?: string;
};

/** One value as it looks everywhere: grid, record, card. */
export function FieldValue({ field, value, isOpen = true, emptyText = "" }: Props) {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
    return emptyText ? <span className="text-muted-foreground">{emptyText}</span> : null;
  }
  if (Array.isArray(value)) return <ValueBadges field={field} values={value} />;
  if (isReference(value)) return <ReferenceValue field={field} name={value.name} />;
  if (typeof value === "boolean") return <span>{value ? "Yes" : "No"}</span>;
  if (typeof value === "number") {
    return (
      <span className="num">
        {field.type === "currency" ? formatMoney(value, field.currency) : formatNumber(value)}
      </span>
    );
  }
  if (field.type === "picklist") return <OptionValue field={field} optionKey={value} />;
  if (field.type === "date") return <DayValue field={field} day={value} isOpen={isOpen} />;
  if (field.type === "datetime") return <MomentValue field={field} iso={value} isOpen={isOpen} />;
  return <span className="cut">{value}</span>;
}

export function OptionValue({ field, optionKey }: { field: FieldDefinition; optionKey: string }) {
  const option = field.options?.find((each) => each.key === optionKey);
  if (!option) return <span className="cut text-muted-foreground">{optionKey}</span>;
  return <OptionLabel field={field} option={option} />;
}

export function OptionLabel({ field, option }: { field: FieldDefinition; option: OptionDefinition }) {
  if (field.role === "state" || option.kind) {
    return (
      <span className="inline-flex min-w-0 items-center gap-1.5">
        <StageMark field={field} option={option} />
        <span className="cut">{option.label}</span>
      </span>
    );
  }
  return (
    <Badge variant={tintVariant(option.tint)}>
      <span className="cut">{option.label}</span>
    </Badge>
  );
}

function ValueBadges({ field, values }: { field: FieldDefinition; values: (string | Reference)[] }) {
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden">
      {values.map((key) => {
        if (isReference(key)) return <Badge key={key.id}>{key.name}</Badge>;
        const option = field.options?.find((each) => each.key === key);
        return (
          <Badge key={key} variant={tintVariant(option?.tint)}>
            {option?.label ?? key}
          </Badge>
        );
      })}
    </span>
  );
}

function ReferenceValue({ field, name }: { field: FieldDefinition; name: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {field.type === "owner" ? <MemberAvatar name={name} size="sm" /> : <ThingAvatar name={name} size="sm" />}
      <span className="cut">{name}</span>
    </span>
  );
}

function DayValue({ field, day, isOpen }: { field: FieldDefinition; day: string; isOpen: boolean }) {
  const late = isOpen && isLate(field, day);
  return (
    <span className={late ? "num text-destructive-text" : "num"} data-tip={longDay(day)}>
      {formatDay(day)}
      {late ? <span className="sr-only"> (late)</span> : null}
    </span>
  );
}

function MomentValue({ field, iso, isOpen }: { field: FieldDefinition; iso: string; isOpen: boolean }) {
  const quiet = isOpen && isQuiet(field, iso);
  return (
    <span className={quiet ? "num text-warning" : "num"} data-tip={exactMoment(iso)}>
      {formatMoment(iso)}
      {quiet ? <span className="sr-only"> (quiet for three weeks or more)</span> : null}
    </span>
  );
}
