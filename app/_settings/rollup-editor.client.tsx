"use client";

import { X } from "lucide-react";

import { describeCondition } from "@/app/_lib/describe-condition";
import { useObjects } from "@/app/_lib/query";
import type { Condition, FieldDefinition, ObjectDefinition } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { type ComputedDraft, functionWords, type RollupFunction } from "./computed-draft";
import { type ComputedPreview, ComputedResult } from "./computed-preview.client";
import { isLink } from "./field-words";
import { Select } from "./select";

type Props = {
  draft: ComputedDraft;
  object: ObjectDefinition;
  preview: ComputedPreview;
  onChange: (change: Partial<ComputedDraft>) => void;
};

type Relation = { key: string; label: string; from: ObjectDefinition };

/** Which related records, which of them, and what is taken from them. */
export function RollupEditor({ draft, object, preview, onChange }: Props) {
  const objects = useObjects();
  const relations = relationsTo(objects, object.key);
  const from = relations.find((relation) => relation.key === draft.relation)?.from;
  const measurable = (from?.fields ?? []).filter((field) => fits(draft.fn, field));

  if (objects.length > 0 && relations.length === 0)
    return (
      <p className="text-muted-foreground">
        No object has a link to {object.plural.toLowerCase()} yet. Add a link on the other object first.
      </p>
    );
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-2 gap-4 small:grid-cols-1">
        <Field label="Related records" isRequired>
          {({ id }) => (
            <Select
              id={id}
              value={draft.relation}
              options={[
                ...(draft.relation ? [] : [{ value: "", label: "Choose a relation" }]),
                ...relations.map(({ key, label }) => ({ value: key, label })),
              ]}
              onChoose={(relation) => onChange({ relation, measured: "", where: undefined })}
            />
          )}
        </Field>
        <Field label="What to show">
          {({ id }) => (
            <Select
              id={id}
              value={draft.fn}
              options={Object.entries(functionWords).map(([value, label]) => ({ value, label }))}
              onChoose={(fn) => onChange({ fn: fn as RollupFunction, measured: "" })}
            />
          )}
        </Field>
        {from && draft.fn !== "count" ? (
          <Field
            label="Of their field"
            isRequired
            help={measurable.length === 0 ? `${from.plural} have no field for this.` : undefined}
          >
            {({ id, describedBy }) => (
              <Select
                id={id}
                aria-describedby={describedBy}
                value={draft.measured}
                options={[
                  ...(draft.measured ? [] : [{ value: "", label: "Choose a field" }]),
                  ...measurable.map(({ key, label }) => ({ value: key, label })),
                ]}
                onChoose={(measured) => onChange({ measured })}
              />
            )}
          </Field>
        ) : null}
      </div>
      {from ? <Narrowing from={from} where={draft.where} onChange={(where) => onChange({ where })} /> : null}
      <ComputedResult id="rollup-result" preview={preview} draft={draft} />
    </div>
  );
}

/** One option or yes and no, which is what most rollups ask; what was set otherwise is shown and kept. */
function Narrowing({
  from,
  where,
  onChange,
}: {
  from: ObjectDefinition;
  where: Condition | undefined;
  onChange: (where: Condition | undefined) => void;
}) {
  const objects = useObjects();
  const choices = from.fields.filter((field) => field.type === "picklist" || field.type === "boolean");
  const chosen = choices.find((field) => where && "field" in where && where.field === field.key);
  const isSimple = !where || (chosen && "op" in where && where.op === "eq");
  if (where && !isSimple)
    return (
      <div className="grid gap-1.5">
        <span className="font-medium">Only those where</span>
        <span className="flex items-center gap-2">
          <span className="text-muted-foreground">{describeCondition(where, objects, from.key)}</span>
          <Button variant="ghost" size="icon" tip="Take all" onClick={() => onChange(undefined)}>
            <X aria-hidden="true" />
          </Button>
        </span>
      </div>
    );
  const value = where && "value" in where ? String(where.value) : "";
  return (
    <div className="grid grid-cols-2 gap-4 small:grid-cols-1">
      <Field label="Only those where">
        {({ id }) => (
          <Select
            id={id}
            value={chosen?.key ?? ""}
            options={[
              { value: "", label: `All ${from.plural.toLowerCase()}` },
              ...choices.map(({ key, label }) => ({ value: key, label })),
            ]}
            onChoose={(key) => {
              const field = choices.find((each) => each.key === key);
              onChange(field && isEqual(field, valuesOf(field)[0]?.value ?? ""));
            }}
          />
        )}
      </Field>
      {chosen ? (
        <Field label="Is">
          {({ id }) => (
            <Select
              id={id}
              value={value}
              options={valuesOf(chosen)}
              onChoose={(next) => onChange(isEqual(chosen, next))}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}

function valuesOf(field: FieldDefinition): { value: string; label: string }[] {
  if (field.type === "picklist") return (field.options ?? []).map(({ key, label }) => ({ value: key, label }));
  return [
    { value: "true", label: "Yes" },
    { value: "false", label: "No" },
  ];
}

const isEqual = (field: FieldDefinition, value: string): Condition => ({
  field: field.key,
  op: "eq",
  value: field.type === "boolean" ? value === "true" : value,
});

function fits(fn: RollupFunction, { type }: FieldDefinition): boolean {
  const isNumber = type === "number" || type === "currency";
  if (fn === "sum" || fn === "avg") return isNumber;
  if (fn === "min" || fn === "max") return isNumber || type === "date" || type === "datetime";
  return type !== "multi_select" && type !== "links";
}

/** By the names that the query language knows: two of one name are told apart by object and field. */
function relationsTo(objects: readonly ObjectDefinition[], target: string): Relation[] {
  const found = objects.flatMap((from) =>
    from.fields
      .filter((field) => isLink(field.type) && field.target === target)
      .map((field) => ({
        from,
        field,
        key: field.reverse?.key ?? from.key,
        label: field.reverse?.label ?? from.plural,
      })),
  );
  const own = objects.find(({ key }) => key === target)?.fields.filter((field) => field.type === "links") ?? [];
  const linked = own.flatMap(({ key, label, target: to }): Relation[] => {
    const from = objects.find((object) => object.key === to);
    return from ? [{ from, key, label }] : [];
  });
  const pointing = found.map(({ from, field, key, label }) => {
    const isShared = found.filter((other) => other.key === key).length > 1;
    return isShared
      ? { from, key: `${from.key}.${field.key}`, label: `${label} (${field.label})` }
      : { from, key, label: label === from.plural ? label : `${label} (${from.plural})` };
  });
  return [...linked, ...pointing];
}
