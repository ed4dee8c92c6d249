import type { ToolInput } from "@/app/_lib/tool-types";
import type {
  DeleteRule,
  FieldDefinition,
  FieldType,
  ObjectDefinition,
  OptionDefinition,
  Value,
} from "@/app/_lib/types";
import { type ComputedDraft, computedDraftOf, computedOf } from "./computed-draft";
import { canBeUnique, canHaveDefault, isChoice, isLink } from "./field-words";

export type OptionDraft = {
  /** For React alone: an option has no key before it is stored. */
  id: string;
  key?: string;
  label: string;
  tint: number;
  kind: OptionDefinition["kind"] | undefined;
};

export type FieldDraft = ComputedDraft & {
  label: string;
  type: FieldType;
  help: string;
  isRequired: boolean;
  isUnique: boolean;
  isFilterable: boolean;
  default: Value;
  options: OptionDraft[];
  /** For options that were taken out: what their records get. Undefined: it is refused when a record has it. */
  replaced: Record<string, string | null | undefined>;
  currency: string;
  target: string;
  reverseLabel: string;
  onDelete: DeleteRule;
};

export function newOption(label: string, place: number): OptionDraft {
  return { id: crypto.randomUUID(), label, tint: (place % 5) + 1, kind: undefined };
}

export function draftOf(field: FieldDefinition | undefined): FieldDraft {
  return {
    label: field?.label ?? "",
    type: field?.type ?? "text",
    help: field?.help ?? "",
    isRequired: field?.isRequired ?? false,
    isUnique: field?.isUnique ?? false,
    isFilterable: field?.isFilterable ?? false,
    default: (field?.default as Value | undefined) ?? null,
    options: (field?.options ?? []).map(({ key, label, tint = 1, kind }) => ({ id: key, key, label, tint, kind })),
    replaced: {},
    currency: field?.currency ?? "EUR",
    target: field?.target ?? "",
    reverseLabel: field?.reverse?.label ?? "",
    onDelete: field?.onDelete ?? "clear",
    ...computedDraftOf(field?.computed),
  };
}

/** Why the form cannot be saved yet, by the part that shows it. */
export function problemsOf(
  draft: FieldDraft,
  object: ObjectDefinition,
  field: FieldDefinition | undefined,
): Partial<Record<"label" | "options" | "target" | "currency", string>> {
  const label = draft.label.trim().toLowerCase();
  const twin = object.fields.find((other) => other.key !== field?.key && other.label.trim().toLowerCase() === label);
  const labels = draft.options.map((option) => option.label.trim().toLowerCase());
  const double = labels.find((text, place) => text !== "" && labels.indexOf(text) !== place);
  if (draft.source !== "written") return twin ? { label: `${object.plural} already has a field ${twin.label}.` } : {};
  return {
    ...(twin ? { label: `${object.plural} already has a field ${twin.label}.` } : {}),
    ...(isChoice(draft.type) && labels.every((text) => text === "") ? { options: "Add at least one option." } : {}),
    ...(double ? { options: `The option ${double} is there twice.` } : {}),
    ...(isLink(draft.type) && !draft.target ? { target: "Choose what it points to." } : {}),
    ...(draft.type === "currency" && !/^[A-Za-z]{3}$/.test(draft.currency)
      ? { currency: "Three letters, for instance EUR." }
      : {}),
  };
}

type Settings = Omit<ToolInput<"create_field">, "object" | "target">;

/** What both tools take, in the form of the field's type. */
function settingsOf(draft: FieldDraft): Settings {
  const { type } = draft;
  return {
    label: draft.label.trim(),
    type,
    isRequired: draft.isRequired,
    ...(canBeUnique(type) ? { isUnique: draft.isUnique } : {}),
    ...(type === "text" ? { isFilterable: draft.isFilterable } : {}),
    ...(type === "currency" ? { currency: draft.currency } : {}),
    ...(isChoice(type) ? { options: draft.options.filter((option) => option.label.trim() !== "").map(toOption) } : {}),
    ...(canHaveDefault(type) ? { default: draft.default } : {}),
    ...(type === "lookup" ? { onDelete: draft.onDelete } : {}),
    ...(isLink(type) && draft.reverseLabel.trim() ? { reverseLabel: draft.reverseLabel.trim() } : {}),
  };
}

const toOption = ({ key, label, tint, kind }: OptionDraft) => ({
  ...(key ? { key } : {}),
  label: label.trim(),
  tint,
  kind: kind ?? null,
});

export function createInput(object: string, draft: FieldDraft): ToolInput<"create_field"> {
  const help = draft.help.trim();
  const computed = computedOf(draft);
  if (computed) return { object, label: draft.label.trim(), computed, ...(help ? { help } : {}) };
  return {
    object,
    ...settingsOf(draft),
    ...(help ? { help } : {}),
    ...(isLink(draft.type) ? { target: draft.target } : {}),
  };
}

export function updateInput(object: string, field: FieldDefinition, draft: FieldDraft): ToolInput<"update_field"> {
  const { type, ...settings } = settingsOf(draft);
  const computed = computedOf(draft);
  if (computed)
    return { object, field: field.key, label: draft.label.trim(), help: draft.help.trim() || null, computed };
  if (type !== field.type) return retypeInput(object, field, draft);
  const chosen = Object.entries(draft.replaced).filter(
    (entry): entry is [string, string | null] => entry[1] !== undefined,
  );
  return {
    object,
    field: field.key,
    ...settings,
    help: draft.help.trim() || null,
    ...(chosen.length > 0 ? { replaceOptions: Object.fromEntries(chosen) } : {}),
  };
}

/** A change of type is made by itself; options that are new to the field have no key yet. */
function retypeInput(object: string, field: FieldDefinition, draft: FieldDraft): ToolInput<"update_field"> {
  const { label, type, options, currency } = settingsOf(draft);
  const known = new Set(field.options?.map((option) => option.key));
  const given = options?.map((option) =>
    typeof option === "string" || known.has(option.key ?? "") ? option : { ...option, key: undefined },
  );
  return {
    object,
    field: field.key,
    label,
    type,
    help: draft.help.trim() || null,
    ...(given ? { options: given } : {}),
    ...(currency ? { currency } : {}),
  };
}
