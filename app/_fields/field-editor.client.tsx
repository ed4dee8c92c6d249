"use client";

import { X } from "lucide-react";
import { useState } from "react";

import { holdsMany } from "@/app/_lib/filters";
import { isReference } from "@/app/_lib/format-value";
import type { FieldDefinition, Value } from "@/app/_lib/types";
import { Popover, PopoverAnchor, PopoverContent } from "@/app/_ui/popover.client";
import { MemberPicker, OptionPicker, RecordPicker } from "./choice-sources.client";
import { FieldValue } from "./field-value";
import { LongTextEditor, TextEditor } from "./text-editor.client";

export type Move = "stay" | "down" | "up" | "right" | "left";

export type EditorProps = {
  field: FieldDefinition;
  value: Value;
  /** A key typed on the cell: it replaces what was there. */
  typed?: string | undefined;
  onCommit: (value: Value, move: Move) => void;
  onCancel: () => void;
};

const pickers = new Set(["picklist", "multi_select", "owner", "lookup", "links", "boolean"]);

export function isPicked(field: FieldDefinition): boolean {
  return pickers.has(field.type);
}

export function canEdit(field: FieldDefinition): boolean {
  return !field.isSystem && !field.computed && !field.isReadOnly && field.role !== "activity";
}

/** The right editor for a field's type, in a cell and on a record alike. */
export function FieldEditor(props: EditorProps) {
  if (isPicked(props.field)) return <PickEditor {...props} />;
  if (props.field.type === "long_text") return <LongTextEditor {...props} />;
  return <TextEditor {...props} />;
}

function PickEditor({ field, value, onCommit, onCancel }: EditorProps) {
  const [draft, setDraft] = useState<Value>(value);
  const isMany = holdsMany(field);
  const close = () =>
    isMany && JSON.stringify(draft) !== JSON.stringify(value) ? onCommit(draft, "stay") : onCancel();
  const hasClear = !field.isRequired && value !== null && !isMany;

  return (
    <Popover open onOpenChange={(isOpen) => !isOpen && close()}>
      <PopoverAnchor asChild>
        <div className="absolute inset-0 flex items-center bg-background px-2 outline-2 -outline-offset-2 outline-ring">
          <FieldValue field={field} value={draft} />
        </div>
      </PopoverAnchor>
      <PopoverContent
        aria-label={field.label}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") {
            event.preventDefault();
            onCancel();
          }
        }}
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <Picker
          field={field}
          value={draft}
          onChoose={(next) => {
            if (!isMany) return onCommit(next, "stay");
            setDraft(toggled(draft, next));
          }}
          footer={
            hasClear ? (
              <button
                type="button"
                className="flex h-9 w-full items-center gap-2 border-t px-3 text-muted-foreground hover:bg-accent"
                onClick={() => onCommit(null, "stay")}
              >
                <X aria-hidden="true" className="!size-3.5" />
                Leave empty
              </button>
            ) : null
          }
        />
      </PopoverContent>
    </Popover>
  );
}

type PickerProps = {
  field: FieldDefinition;
  value: Value;
  onChoose: (value: Value) => void;
  footer?: React.ReactNode;
};

export function Picker({ field, value, onChoose, footer }: PickerProps) {
  const chosen = chosenKeys(value);
  if (field.type === "owner") return <MemberPicker field={field} chosen={chosen} onChoose={onChoose} footer={footer} />;
  if (field.type === "lookup" || field.type === "links")
    return (
      <RecordPicker
        field={field}
        chosen={chosen}
        linked={Array.isArray(value) ? value.filter(isReference) : []}
        onChoose={onChoose}
        footer={footer}
      />
    );
  if (field.type === "boolean") {
    const yesNo: FieldDefinition = {
      ...field,
      options: [
        { key: "true", label: "Yes" },
        { key: "false", label: "No" },
      ],
    };
    return <OptionPicker field={yesNo} chosen={chosen} onChoose={(key) => onChoose(key === "true")} footer={footer} />;
  }
  return <OptionPicker field={field} chosen={chosen} onChoose={onChoose} footer={footer} />;
}

/** A list with one more value, or without it when it was there. */
export function toggled(list: Value, value: Value): Value {
  const [known, key] = [Array.isArray(list) ? list : [], chosenKeys(value)[0]];
  const rest = known.filter((each) => chosenKeys(each)[0] !== key);
  return rest.length < known.length ? rest : [...known, isReference(value) ? value : String(value)];
}

export function chosenKeys(value: Value): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.map((item) => (isReference(item) ? item.id : item));
  return [isReference(value) ? value.id : String(value)];
}
