"use client";

import { useState } from "react";

import { writeTool } from "@/app/_lib/api";
import { failureText } from "@/app/_lib/change";
import type { FieldType, ObjectDefinition } from "@/app/_lib/types";
import { isChoice, typeWords } from "@/app/_settings/field-words";
import { Select } from "@/app/_settings/select";
import { saveSetting, useMayEdit } from "@/app/_settings/use-settings";
import { Button } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";
import type { Import } from "./import-options.client";

type NewField = Import["newFields"][number];
type Props = { item: Import; object: ObjectDefinition; onMapped: (output: { import: Import }) => void };

const types: FieldType[] = [
  ...(["text", "long_text", "number", "currency", "boolean", "picklist", "multi_select"] as const),
  ...(["date", "datetime", "email", "phone", "url"] as const),
];

/** Columns without a field, each with the field that would take it. The field stays when the import is undone. */
export function NewFields({ item, object, onMapped }: Props) {
  const { mayEdit } = useMayEdit();
  const [isBusy, setBusy] = useState(false);
  const { newFields } = item;
  if (newFields.length === 0) return null;
  return (
    <section className="grid min-w-0 gap-2" aria-labelledby="new-fields">
      <h3 id="new-fields" className="font-semibold">
        Columns without a field
      </h3>
      <p className="text-muted-foreground">
        {mayEdit
          ? "They are left out, unless you add a field for them. Undoing the import takes the values back; the field stays until you delete it."
          : `${newFields.map(({ label }) => label).join(", ")}: left out. Only an Admin adds fields to ${object.plural.toLowerCase()}.`}
      </p>
      {mayEdit ? (
        <ul className="divide-y rounded-lg border">
          {newFields.map((field) => (
            <NewFieldRow key={field.column} {...{ item, object, field, onMapped, isBusy, setBusy }} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

type RowProps = Props & { field: NewField; isBusy: boolean; setBusy: (isBusy: boolean) => void };

function NewFieldRow({ item, object, field, onMapped, isBusy, setBusy }: RowProps) {
  const [label, setLabel] = useState(field.label);
  const [type, setType] = useState(field.type);
  const [failure, setFailure] = useState<string | null>(null);
  const column = item.columns[field.column];
  const samples = column?.samples ?? [];
  // A list needs its options, and those are only known where the values come again and again.
  const fits = (each: FieldType): boolean => !isChoice(each) || field.options !== undefined;

  const add = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const options = isChoice(type) ? field.options : undefined;
      const currency = type === "currency" ? field.currency : undefined;
      const input = { object: object.key, label, type, options, currency };
      const made = await saveSetting("create_field", input, `Added the field ${label}`);
      const mapping = [...item.plan.mapping, { columns: [field.column], field: made.field.key }];
      onMapped(await writeTool("update_import", { importId: item.id, plan: { mapping } }));
    } catch (error) {
      setFailure(failureText(error));
    }
    setBusy(false);
  };

  return (
    <li className="grid min-w-0 gap-1 px-3 py-2">
      <form
        className="grid grid-cols-[12rem_11rem_minmax(0,1fr)_auto] items-center gap-2 small:grid-cols-1"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Input
          aria-label={`Name of the field for ${column?.name}`}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Select
          aria-label={`Type of the field for ${column?.name}`}
          value={type}
          options={types.filter(fits).map((value) => ({ value, label: typeWords[value] }))}
          onChoose={(value) => setType(value as FieldType)}
        />
        <span className="cut min-w-0 text-muted-foreground">
          {(type === field.type && field.options ? field.options : samples).join(" · ")}
        </span>
        <Button type="submit" variant="outline" size="lg" disabled={isBusy || label.trim() === ""}>
          Add field
        </Button>
      </form>
      {failure ? (
        <p role="alert" className="text-xs text-destructive-text">
          {failure}
        </p>
      ) : null}
    </li>
  );
}
