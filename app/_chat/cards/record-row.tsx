import { FieldValue } from "@/app/_fields/field-value";
import { isOpenRecord } from "@/app/_fields/late";
import { isReference } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import type { FieldDefinition, ObjectDefinition, RecordRow } from "@/app/_lib/types";
import { RecordLink } from "@/app/_panel/record-link.client";
import { MemberAvatar, PersonAvatar, ThingAvatar } from "@/app/_ui/avatar";
import { StageMark } from "@/app/_ui/stage-mark";
import { rowClass } from "./card";

type Props = { object: ObjectDefinition | undefined; record: RecordRow; extra?: FieldDefinition[] };

/** A record in one line: name, state, owner, and the two figures that matter most. */
export function RecordLine({ object, record, extra }: Props) {
  const fields = extra ?? lineFields(object, record);
  const state = object?.fields.find((field) => field.role === "state");
  const owner = object?.fields.find((field) => field.type === "owner" && !field.isSystem);
  const ownerValue = owner ? record.values[owner.key] : null;
  const isOpen = object ? isOpenRecord(object, record) : true;
  const option = state?.options?.find((each) => each.key === record.values[state.key]);

  return (
    <RecordLink href={recordHref(record)} className={rowClass}>
      <RecordAvatar object={object} name={record.name} />
      <span className="cut flex-1 font-medium">{record.name}</span>
      {state && option ? (
        <span className="flex w-26 flex-none items-center gap-1.5 small:w-auto">
          <StageMark field={state} option={option} />
          <span className="cut small:sr-only">{option.label}</span>
        </span>
      ) : null}
      {isReference(ownerValue) ? (
        <span className="flex flex-none" data-tip={ownerValue.name}>
          <MemberAvatar name={ownerValue.name} size="sm" />
          <span className="sr-only">{ownerValue.name}</span>
        </span>
      ) : null}
      {fields.map((field, index) => (
        <span
          key={field.key}
          className={`flex min-w-15 max-w-44 flex-none justify-end text-right ${index < fields.length - 1 ? "text-muted-foreground small:hidden" : ""}`}
        >
          <FieldValue field={field} value={record.values[field.key]} isOpen={isOpen} />
        </span>
      ))}
    </RecordLink>
  );
}

export function RecordAvatar({
  object,
  name,
  size,
}: {
  object: ObjectDefinition | undefined;
  name: string;
  size?: "sm" | "lg" | "xl";
}) {
  const isPerson = object?.key === "contacts" || object?.icon === "users" || object?.icon === "user";
  const given = size ? { size } : {};
  return isPerson ? <PersonAvatar name={name} {...given} /> : <ThingAvatar name={name} {...given} />;
}

/** Last activity and amount for deals, place and size for companies: chosen by role, so it works on any object. */
export function lineFields(object: ObjectDefinition | undefined, record?: RecordRow): FieldDefinition[] {
  if (!object) return [];
  const has = (field: FieldDefinition) => !record || record.values[field.key] !== undefined;
  const byRole = (role: FieldDefinition["role"]) => object.fields.find((field) => field.role === role && has(field));
  const chosen = [
    byRole("activity"),
    byRole("due"),
    byRole("when"),
    byRole("place"),
    byRole("size"),
    byRole("amount"),
  ].filter((field): field is FieldDefinition => field !== undefined);
  if (chosen.length >= 2) {
    const last = chosen.at(-1);
    const first = chosen[0];
    return first && last && first !== last ? [first, last] : chosen.slice(0, 2);
  }
  const others = object.fields.filter(
    (field) =>
      ["lookup", "email", "text"].includes(field.type) &&
      field.key !== object.nameField &&
      !chosen.includes(field) &&
      has(field),
  );
  return [...others.slice(0, 2 - chosen.length), ...chosen];
}
