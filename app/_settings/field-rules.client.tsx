"use client";

import type { FieldDefinition, ObjectDefinition } from "@/app/_lib/types";
import { FieldInput } from "@/app/_record/field-input.client";
import { Checkbox } from "@/app/_ui/checkbox";
import type { FieldDraft } from "./field-draft";
import { canBeUnique, canHaveDefault } from "./field-words";

type Props = {
  draft: FieldDraft;
  object: ObjectDefinition;
  field: FieldDefinition | undefined;
  onChange: (change: Partial<FieldDraft>) => void;
};

/** What records have to keep to, and what a new one starts with. */
export function FieldRules({ draft, object, field, onChange }: Props) {
  const isName = field !== undefined && field.key === object.nameField;
  return (
    <>
      <div className="grid gap-2">
        <Rule
          label="Required"
          note={isName ? "It names the record." : "Every record has a value. Records without one get the default."}
          isChecked={draft.isRequired}
          isDisabled={isName}
          onChange={(isRequired) => onChange({ isRequired })}
        />
        {canBeUnique(draft.type) ? (
          <Rule
            label="Unique"
            note="No two records have the same value."
            isChecked={draft.isUnique}
            onChange={(isUnique) => onChange({ isUnique, ...(isUnique ? { default: null } : {}) })}
          />
        ) : null}
        {draft.type === "text" && !isName ? (
          <Rule
            label="Filter by its values"
            note="Its values are words people ask by, for instance a city."
            isChecked={draft.isFilterable}
            onChange={(isFilterable) => onChange({ isFilterable })}
          />
        ) : null}
      </div>
      {canHaveDefault(draft.type) && !isName && !draft.isUnique ? (
        <FieldInput
          key={draft.type}
          field={defaultField(draft)}
          value={draft.default}
          onChange={(value) => onChange({ default: value })}
        />
      ) : null}
    </>
  );
}

/** The default is chosen like a value of the field itself. */
function defaultField(draft: FieldDraft): FieldDefinition {
  return {
    key: "default",
    label: "Default",
    type: draft.type,
    help: "What a new record has when nothing else is said.",
    currency: draft.currency,
    options: draft.options
      .filter((option) => option.label.trim() !== "")
      .map(({ key, label, tint }) => ({ key: key ?? label.trim(), label, tint })),
  };
}

function Rule({
  label,
  note,
  isChecked,
  isDisabled = false,
  onChange,
}: {
  label: string;
  note: string;
  isChecked: boolean;
  isDisabled?: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  return (
    <div className="flex items-center gap-2">
      <Checkbox checked={isChecked} label={label} disabled={isDisabled} onChange={onChange} />
      <span className="font-medium" aria-hidden="true">
        {label}
      </span>
      <span className="min-w-0 text-xs text-muted-foreground">{note}</span>
    </div>
  );
}
