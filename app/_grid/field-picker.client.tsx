"use client";

import { FieldIcon } from "@/app/_fields/field-icon";
import { type Choice, OptionList } from "@/app/_fields/option-list.client";
import { useObjects } from "@/app/_lib/query";
import type { FieldDefinition, ObjectDefinition } from "@/app/_lib/types";

type Props = {
  object: ObjectDefinition;
  label: string;
  chosen?: readonly string[];
  /** Also fields of the records that this one points to, such as the industry of a deal's company. */
  hasPaths?: boolean;
  canPick?: (field: FieldDefinition) => boolean;
  onChoose: (path: string, field: FieldDefinition) => void;
};

type Entry = { path: string; label: string; field: FieldDefinition };

export function FieldPicker({ object, label, chosen = [], hasPaths = false, canPick = () => true, onChoose }: Props) {
  const objects = useObjects();
  const entries = fieldEntries(objects, object, hasPaths).filter((entry) => canPick(entry.field));
  const choices: Choice[] = entries.map((entry) => ({
    key: entry.path,
    text: [entry.label, ...(entry.field.synonyms ?? [])].join(" "),
    content: (
      <>
        <FieldIcon type={entry.field.type} className="text-muted-foreground" />
        <span className="cut">{entry.label}</span>
      </>
    ),
  }));
  return (
    <OptionList
      label={label}
      choices={choices}
      chosen={chosen}
      emptyText="No field has that name"
      onChoose={(path) => {
        const entry = entries.find((each) => each.path === path);
        if (entry) onChoose(entry.path, entry.field);
      }}
    />
  );
}

export function fieldEntries(
  objects: readonly ObjectDefinition[],
  object: ObjectDefinition,
  hasPaths: boolean,
): Entry[] {
  const own = object.fields
    .filter((field) => field.key !== "deleted_at")
    .map((field) => ({ path: field.key, label: field.label, field }));
  if (!hasPaths) return own;
  const across = object.fields
    .filter((field) => field.type === "lookup")
    .flatMap((lookup): Entry[] => {
      const target = objects.find((each) => each.key === lookup.target);
      return (target?.fields ?? [])
        .filter(
          (field) =>
            !field.isSystem && field.type !== "lookup" && field.type !== "long_text" && field.key !== target?.nameField,
        )
        .map((field) => ({
          path: `${lookup.key}.${field.key}`,
          label: `${lookup.label} ${field.label.toLowerCase()}`,
          field,
        }));
    });
  return [...own, ...across];
}
