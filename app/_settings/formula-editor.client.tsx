"use client";

import { useRef } from "react";
import { flushSync } from "react-dom";

import { FieldIcon } from "@/app/_fields/field-icon";
import type { FieldDefinition, ObjectDefinition } from "@/app/_lib/types";
import { Field } from "@/app/_ui/field";
import { Textarea } from "@/app/_ui/input";
import type { ComputedDraft } from "./computed-draft";
import { type ComputedPreview, ComputedResult } from "./computed-preview.client";

type Props = {
  draft: ComputedDraft;
  object: ObjectDefinition;
  field: FieldDefinition | undefined;
  preview: ComputedPreview;
  onChange: (change: Partial<ComputedDraft>) => void;
};

/** The formula as text; fields and functions are put in where the cursor stands. */
export function FormulaEditor({ draft, object, field, preview, onChange }: Props) {
  const input = useRef<HTMLTextAreaElement>(null);
  const usable = object.fields.filter(
    (each) => each.type !== "multi_select" && each.key !== field?.key && each.key !== "deleted_at",
  );

  const insert = (text: string, caret = text.length) => {
    const { selectionStart = 0, selectionEnd = 0 } = input.current ?? {};
    const before = draft.expression.slice(0, selectionStart);
    const glue = /[\w)"']$/.test(before) ? " " : "";
    // Drawn at once, so that what is typed right after lands behind it.
    flushSync(() => onChange({ expression: `${before}${glue}${text}${draft.expression.slice(selectionEnd)}` }));
    const place = before.length + glue.length + caret;
    input.current?.focus();
    input.current?.setSelectionRange(place, place);
  };

  return (
    <div className="grid gap-2">
      <Field label="Formula" isRequired>
        {({ id }) => (
          <Textarea
            ref={input}
            id={id}
            rows={3}
            spellCheck={false}
            autoCapitalize="off"
            maxLength={2000}
            className="font-mono"
            value={draft.expression}
            placeholder={placeholderFor(usable)}
            aria-describedby="formula-result"
            aria-invalid={preview.isCurrent && preview.answer?.problem ? true : undefined}
            onChange={(event) => onChange({ expression: event.target.value })}
          />
        )}
      </Field>
      <ComputedResult id="formula-result" preview={preview} draft={draft} />
      <fieldset>
        <legend className="mb-1 text-xs text-muted-foreground">Fields</legend>
        <div className="flex max-h-24 flex-wrap gap-1 overflow-y-auto small:max-h-[104px]">
          {usable.map((each) => (
            <button
              key={each.key}
              type="button"
              aria-label={`Insert ${each.label}`}
              data-tip={each.key}
              className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm border px-1.5 text-xs hover:bg-accent small:h-8"
              onClick={() => insert(each.key)}
            >
              <FieldIcon type={each.type} className="!size-3 flex-none text-muted-foreground" />
              <span className="cut">{each.label}</span>
            </button>
          ))}
        </div>
      </fieldset>
      <details className="text-xs">
        <summary className="cursor-pointer text-muted-foreground hover:text-foreground">
          Functions and operators
        </summary>
        <p className="mt-1.5 text-muted-foreground">
          + - * / % for numbers, &amp; joins texts, = != &lt; &gt; &lt;= &gt;= compare, and, or, not. Texts stand in
          quotes; an option is compared by its name.
        </p>
        <ul className="mt-1.5 grid max-h-44 overflow-y-auto rounded-md border">
          {(preview.answer?.functions ?? []).map(({ signature, help }) => (
            <li key={signature} className="border-b last:border-b-0">
              <button
                type="button"
                className="grid w-full grid-cols-[minmax(0,210px)_minmax(0,1fr)] gap-2 px-2 py-1 text-left hover:bg-accent small:grid-cols-1 small:gap-0"
                onClick={() => insert(`${nameOf(signature)}()`, nameOf(signature).length + 1)}
              >
                <code className="break-words">{signature}</code>
                <span className="text-muted-foreground">{help}</span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

const nameOf = (signature: string): string => signature.slice(0, signature.indexOf("("));

/** An example with fields that the object has. */
function placeholderFor(fields: readonly FieldDefinition[]): string {
  const figure = fields.find((field) => field.type === "currency") ?? fields.find((field) => field.type === "number");
  return figure ? `${figure.key} * 0.2` : 'if(is_empty(name), "none", upper(name))';
}
