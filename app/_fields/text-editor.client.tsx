"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { parseText } from "@/app/_lib/parse-value";
import { numberFormat } from "@/app/_lib/region";
import type { FieldDefinition, Value } from "@/app/_lib/types";
import type { EditorProps, Move } from "./field-editor.client";

/** One line, parsed by the field's type. A text that is no value stays in the cell and says why. */
export function TextEditor({ field, value, typed, onCommit, onCancel }: EditorProps) {
  const [text, setText] = useState(typed ?? toText(field, value));
  const [error, setError] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const isNumber = field.type === "number" || field.type === "currency";

  useEffect(() => {
    input.current?.focus();
    if (typed === undefined && isSelectable(field)) input.current?.select();
  }, [typed, field]);

  const commit = (move: Move) => {
    if (isDone.current) return;
    const parsed = parseText(field, text);
    if ("error" in parsed) {
      setError(parsed.error);
      return;
    }
    isDone.current = true;
    onCommit(parsed.value, move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      isDone.current = true;
      onCancel();
    }
    if (event.key === "Enter") {
      event.preventDefault();
      commit(event.shiftKey ? "up" : "down");
    }
    if (event.key === "Tab") {
      event.preventDefault();
      commit(event.shiftKey ? "left" : "right");
    }
  };

  return (
    <>
      <input
        ref={input}
        type={inputType(field)}
        value={text}
        aria-label={field.label}
        aria-invalid={error !== null}
        inputMode={isNumber ? "decimal" : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setError(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => (error ? onCancel() : commit("stay"))}
        onPointerDown={(event) => event.stopPropagation()}
        className={`absolute inset-0 size-full bg-background px-2 outline-2 -outline-offset-2 outline-ring aria-invalid:text-destructive-text aria-invalid:outline-destructive small:text-[16px] ${isNumber ? "num text-right" : ""}`}
      />
      {error ? (
        <span
          role="alert"
          className="absolute top-full left-0 z-20 mt-1 w-max max-w-72 whitespace-normal rounded-md bg-popover px-2 py-1 text-left text-xs text-destructive-text shadow-md"
        >
          {error} Not saved yet.
        </span>
      ) : null}
    </>
  );
}

export function LongTextEditor({ field, value, typed, onCommit, onCancel }: EditorProps) {
  const [text, setText] = useState(typed ?? toText(field, value));
  const isDone = useRef(false);
  const commit = (move: Move) => {
    if (isDone.current) return;
    isDone.current = true;
    const parsed = parseText(field, text);
    onCommit("value" in parsed ? parsed.value : null, move);
  };
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: opened by the person to type in
      autoFocus
      value={text}
      aria-label={field.label}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => commit("stay")}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") {
          isDone.current = true;
          onCancel();
        }
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) commit("stay");
      }}
      className="absolute top-0 left-0 z-20 h-32 w-full min-w-70 resize-y whitespace-pre-wrap rounded-sm bg-background px-2 py-1.5 leading-prose shadow-md outline-2 -outline-offset-2 outline-ring small:text-[16px]"
    />
  );
}

function inputType(field: FieldDefinition): string {
  if (field.type === "date") return "date";
  if (field.type === "datetime") return "datetime-local";
  return "text";
}

function isSelectable(field: FieldDefinition): boolean {
  return field.type !== "date" && field.type !== "datetime";
}

/** The way the value is typed, which for numbers is without the currency sign. */
function toText(field: FieldDefinition, value: Value): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberFormat({ maximumFractionDigits: 6 }).format(value);
  if (field.type === "datetime" && typeof value === "string") {
    const moment = new Date(value);
    return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }
  return String(value);
}
