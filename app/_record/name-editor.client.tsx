"use client";

import { useState } from "react";

import { TextEditor } from "@/app/_fields/text-editor.client";
import { saveField } from "@/app/_lib/save-field";
import type { ObjectDefinition, RecordRow } from "@/app/_lib/types";

export function NameEditor({ object, record }: { object: ObjectDefinition; record: RecordRow }) {
  const [isEditing, setEditing] = useState(false);
  const field = object.fields.find((each) => each.key === object.nameField);
  return (
    <h2 className="relative text-lg font-semibold leading-tight">
      <button
        type="button"
        data-focus-first
        className="-mx-1 w-full rounded-sm px-1 py-0.5 text-left [overflow-wrap:anywhere] hover:bg-accent"
        data-tip="Edit the name"
        onClick={() => setEditing(true)}
      >
        {record.name}
      </button>
      {isEditing && field ? (
        <TextEditor
          field={field}
          value={record.values[field.key] ?? record.name}
          onCommit={(value) => {
            setEditing(false);
            void saveField(record, field, value);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : null}
    </h2>
  );
}
