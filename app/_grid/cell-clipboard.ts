import type { ClipboardEvent } from "react";

import { canEdit } from "@/app/_fields/field-editor.client";
import { formatValue } from "@/app/_lib/format-value";
import { parseText } from "@/app/_lib/parse-value";
import { saveField } from "@/app/_lib/save-field";
import type { RecordRow } from "@/app/_lib/types";
import { notify } from "@/app/_ui/notices";
import type { Column } from "./columns";

/** Figures and days are copied as they are stored, so that they paste anywhere; everything else as it reads. */
export function copyCell(event: ClipboardEvent, record: RecordRow, column: Column): void {
  event.preventDefault();
  const value = record.values[column.path];
  const isPlain = typeof value === "number" || column.field.type === "date";
  const text = value === null || value === undefined ? "" : isPlain ? String(value) : formatValue(value, column.field);
  event.clipboardData.setData("text/plain", text);
}

export function pasteCell(event: ClipboardEvent, record: RecordRow, column: Column): void {
  event.preventDefault();
  if (!column.isOwn || !canEdit(column.field)) return;
  if (column.field.type === "owner" || column.field.type === "lookup") {
    const label = column.label.toLowerCase();
    notify({ kind: "info", text: `Choose ${label} with Enter; a name alone could mean two records.` });
    return;
  }
  const parsed = parseText(column.field, event.clipboardData.getData("text/plain"));
  if ("error" in parsed) notify({ kind: "failed", text: `Not pasted. ${parsed.error}` });
  else void saveField(record, column.field, parsed.value);
}
