"use client";

import { useState } from "react";

import type { AnswerDetail, Editable } from "@/app/_chat/chat-types";
import { toInput } from "@/app/_lib/save-field";
import type { Value } from "@/app/_lib/types";
import { FieldInput } from "@/app/_record/field-input.client";
import { Button } from "@/app/_ui/button";

type Props = {
  editable: Editable[];
  act: string;
  onCancel: () => void;
  onEdit: (edits: NonNullable<AnswerDetail["edits"]>) => void;
};

/** The values of a call as a form; what is sent is what differs, and the yes is for exactly that. */
export function EditForm({ editable, act, onCancel, onEdit }: Props) {
  const [values, setValues] = useState<Record<string, Value>>({});
  const [problems, setProblems] = useState<Record<string, string | null>>({});
  const edits = editable.flatMap(({ path, value }) => {
    const next = values[path];
    return next === undefined || toInput(next) === toInput(value) ? [] : [{ path, value: toInput(next) }];
  });
  const isMissing = editable.some(
    ({ path, field, value }) => field.isRequired && isEmpty(path in values ? (values[path] ?? null) : value),
  );
  const isReady = edits.length > 0 && !isMissing && Object.values(problems).every((problem) => !problem);

  return (
    <form
      aria-label="Edit before the yes"
      className="grid gap-3 border-t p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onEdit(edits);
      }}
    >
      <div className="grid grid-cols-2 gap-3 small:grid-cols-1">
        {editable.map(({ path, field, value }, index) => (
          <div key={path} className={field.type === "long_text" ? "col-span-2 small:col-span-1" : ""}>
            <FieldInput
              field={field}
              value={path in values ? (values[path] ?? null) : value}
              autoFocus={index === 0}
              onChange={(next) => setValues((known) => ({ ...known, [path]: next }))}
              onProblem={(problem) => setProblems((known) => ({ ...known, [path]: problem }))}
            />
          </div>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" disabled={!isReady}>
          {act}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Back
        </Button>
        <span className="ml-auto text-xs text-muted-foreground small:w-full">
          {edits.length === 0 ? "Nothing edited yet" : "Runs exactly as it stands here"}
        </span>
      </div>
    </form>
  );
}

const isEmpty = (value: Value): boolean => value === null || value === "";
