"use client";

import { useState } from "react";

import type { ToolInput, ToolOutput } from "@/app/_lib/tool-types";
import type { ObjectDefinition } from "@/app/_lib/types";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";

export type Import = ToolOutput<"get_import">["import"];
export type ImportChange = Omit<ToolInput<"update_import">, "importId">;

const box =
  "field-focus h-control-lg w-full rounded-md border border-input bg-background px-2 disabled:opacity-50 small:text-[16px]";

type Choice = { value: string; label: string };

function Select({
  label,
  help,
  value,
  choices,
  onChange,
}: {
  label: string;
  help?: string;
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} help={help}>
      {({ id, describedBy }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          className={box}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The sheet of a workbook, by its place; one that is not there is refused with the names of those that are. */
function SheetInput({ sheet, onChange }: { sheet: number; onChange: (change: ImportChange) => void }) {
  const [text, setText] = useState(String(sheet));
  const wanted = Number(text);
  const isGood = Number.isInteger(wanted) && wanted >= 1 && wanted <= 1000;
  return (
    <Field label="Sheet of the workbook" error={isGood ? undefined : "A whole number, from 1."}>
      {({ id, describedBy, invalid }) => (
        <Input
          id={id}
          type="number"
          min={1}
          max={1000}
          value={text}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (isGood && wanted !== sheet) onChange({ format: { sheet: wanted } });
          }}
        />
      )}
    </Field>
  );
}

type Props = { item: Import; object: ObjectDefinition; onChange: (change: ImportChange) => void };

/** By what a row finds its record, what is done with it, and how the file is read. */
export function ImportOptions({ item, object, onChange }: Props) {
  const { plan, format } = item;
  const mapped = plan.mapping.flatMap(({ field }) => object.fields.find((each) => each.key === field) ?? []);
  const keys = mapped.filter(
    (field) => !["long_text", "multi_select", "boolean", "owner", "lookup", "links"].includes(field.type),
  );
  const name = (key: string): string => object.fields.find((field) => field.key === key)?.label ?? key;
  return (
    <div className="grid grid-cols-3 gap-4 small:grid-cols-1">
      <Select
        label="Find the record by"
        help={plan.matchBy === null ? "Every row becomes a new record." : undefined}
        value={plan.matchBy ?? ""}
        choices={[{ value: "", label: "Nothing" }, ...keys.map((field) => ({ value: field.key, label: field.label }))]}
        onChange={(value) => onChange({ plan: value === "" ? { matchBy: null, mode: "create" } : { matchBy: value } })}
      />
      <Select
        label="Rows"
        value={plan.mode}
        choices={
          plan.matchBy === null
            ? [{ value: "create", label: "Create records" }]
            : [
                { value: "create_and_update", label: `Update by ${name(plan.matchBy)}, create the rest` },
                { value: "update", label: "Update only" },
                { value: "create", label: "Create only, skip known ones" },
              ]
        }
        onChange={(value) => onChange({ plan: { mode: value as typeof plan.mode } })}
      />
      {plan.mode === "update" ? null : (
        <Select
          label="New rows that look like a record"
          help="By the duplicate rules of the object: the same e-mail, phone or domain."
          value={plan.onDuplicate ?? "create"}
          choices={[
            { value: "create", label: "Create them, and say so" },
            { value: "update", label: "Update that record" },
            { value: "skip", label: "Skip them" },
          ]}
          onChange={(value) => onChange({ plan: { onDuplicate: value as "create" | "update" | "skip" } })}
        />
      )}
      <Select
        label="Heading"
        value={format.hasHeading ? "yes" : "no"}
        choices={[
          { value: "yes", label: "The first row names the columns" },
          { value: "no", label: "There is none" },
        ]}
        onChange={(value) => onChange({ format: { hasHeading: value === "yes" } })}
      />
      {format.kind === "csv" ? (
        <>
          <Select
            label="Characters"
            value={format.encoding}
            choices={[
              ...new Set([format.encoding, "utf-8", "windows-1252", "iso-8859-15", "utf-16le", "windows-1251"]),
            ].map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(encoding) => onChange({ format: { encoding } })}
          />
          <Select
            label="Between the cells"
            value={format.delimiter}
            choices={[
              { value: ",", label: "Comma" },
              { value: ";", label: "Semicolon" },
              { value: "\t", label: "Tab" },
              { value: "|", label: "Bar" },
            ]}
            onChange={(delimiter) => onChange({ format: { delimiter } })}
          />
        </>
      ) : null}
      {format.kind === "xlsx" ? <SheetInput key={format.sheet} sheet={format.sheet ?? 1} onChange={onChange} /> : null}
      <Select
        label="Numbers and days"
        value={`${format.decimal}${format.dayFirst ? "d" : "m"}`}
        choices={[
          { value: ".d", label: "1,234.50 and 31/12/2026" },
          { value: ",d", label: "1.234,50 and 31/12/2026" },
          { value: ".m", label: "1,234.50 and 12/31/2026" },
        ]}
        onChange={(value) =>
          onChange({ format: { decimal: value.startsWith(",") ? "," : ".", dayFirst: value.endsWith("d") } })
        }
      />
    </div>
  );
}
