"use client";

import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";

import { isPicked, Picker, toggled } from "@/app/_fields/field-editor.client";
import { FieldValue } from "@/app/_fields/field-value";
import { holdsMany } from "@/app/_lib/filters";
import { parseText } from "@/app/_lib/parse-value";
import type { FieldDefinition, Value } from "@/app/_lib/types";
import { Field } from "@/app/_ui/field";
import { Input, Textarea } from "@/app/_ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";

type Props = {
  field: FieldDefinition;
  value: Value;
  onChange: (value: Value) => void;
  onProblem?: (problem: string | null) => void;
  error?: string | undefined;
  autoFocus?: boolean;
};

/** A field in a form: label, control, and why a text is no value of it. */
export function FieldInput(props: Props) {
  return isPicked(props.field) ? <PickInput {...props} /> : <TextInput {...props} />;
}

function TextInput({ field, value, onChange, onProblem, error, autoFocus = false }: Props) {
  const [text, setText] = useState(value === null ? "" : String(value));
  const [problem, setProblem] = useState<string | null>(null);
  const type = field.type === "date" ? "date" : field.type === "datetime" ? "datetime-local" : "text";
  const isNumber = field.type === "number" || field.type === "currency";

  const check = (next: string) => {
    setText(next);
    const parsed = next.trim() === "" ? { value: null } : parseText(field, next);
    const found = "error" in parsed ? parsed.error : null;
    onProblem?.(found);
    if (!found) setProblem(null);
    if ("value" in parsed) onChange(parsed.value);
  };
  const settle = () => {
    const parsed = text.trim() === "" ? null : parseText(field, text);
    setProblem(parsed && "error" in parsed ? parsed.error : null);
  };

  return (
    <Field
      label={field.type === "currency" ? `${field.label} (${field.currency ?? "EUR"})` : field.label}
      isRequired={field.isRequired ?? false}
      error={error ?? problem ?? undefined}
      help={field.help}
    >
      {({ id, describedBy, invalid }) =>
        field.type === "long_text" ? (
          <Textarea
            id={id}
            rows={3}
            value={text}
            autoFocus={autoFocus}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => check(event.target.value)}
          />
        ) : (
          <Input
            id={id}
            type={type}
            value={text}
            autoFocus={autoFocus}
            required={field.isRequired}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            inputMode={isNumber ? "decimal" : undefined}
            onChange={(event) => check(event.target.value)}
            onBlur={settle}
          />
        )
      }
    </Field>
  );
}

function PickInput({ field, value, onChange, error }: Props) {
  const [isOpen, setOpen] = useState(false);
  const isMany = holdsMany(field);
  return (
    <Field label={field.label} isRequired={field.isRequired ?? false} error={error} help={field.help}>
      {({ id, describedBy, invalid }) => (
        <Popover open={isOpen} onOpenChange={setOpen}>
          <PopoverTrigger
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            className="field-focus flex h-control-lg w-full min-w-0 items-center gap-2 overflow-hidden rounded-md border border-input bg-background px-2.5 text-left aria-invalid:border-destructive"
          >
            <FieldValue field={field} value={value} emptyText="Choose" />
            <ChevronsUpDown aria-hidden="true" className="ml-auto !size-3.5 text-muted-foreground" />
          </PopoverTrigger>
          <PopoverContent aria-label={field.label}>
            <Picker
              field={field}
              value={value}
              onChoose={(next) => {
                if (!isMany) {
                  onChange(next);
                  setOpen(false);
                  return;
                }
                onChange(toggled(value, next));
              }}
            />
          </PopoverContent>
        </Popover>
      )}
    </Field>
  );
}
