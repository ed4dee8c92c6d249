"use client";

import { useState } from "react";

import { useObjects } from "@/app/_lib/query";
import type { DeleteRule, FieldDefinition, FieldType, ObjectDefinition } from "@/app/_lib/types";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input, Textarea } from "@/app/_ui/input";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { sourceWords } from "./computed-draft";
import { useComputedPreview } from "./computed-preview.client";
import { createInput, draftOf, type FieldDraft, newOption, problemsOf, updateInput } from "./field-draft";
import { FieldRules } from "./field-rules.client";
import { deleteWords, isChoice, isLink, typeWords } from "./field-words";
import { FormulaEditor } from "./formula-editor.client";
import { OptionEditor } from "./option-editor.client";
import { RetypeNote } from "./retype-note.client";
import { RollupEditor } from "./rollup-editor.client";
import { Select } from "./select";
import { saveSetting } from "./use-settings";

type Props = { object: ObjectDefinition; field?: FieldDefinition; onClose: () => void };

/** A new field, or other settings for one that is there. */
export function FieldDialog({ object, field, onClose }: Props) {
  const [draft, setDraft] = useState<FieldDraft>(() => draftOf(field));
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const problems = problemsOf(draft, object, field);
  const [retyped, setRetyped] = useState<FieldDefinition | null>(null);
  const isComputed = draft.source !== "written";
  const preview = useComputedPreview(object.key, field?.key, draft);
  const isRetype = !isComputed && field !== undefined && draft.type !== field.type;
  const isTried = isComputed
    ? preview.isCurrent && preview.answer?.type != null
    : !isRetype || retyped?.type === draft.type;
  const isReady = draft.label.trim() !== "" && Object.keys(problems).length === 0 && isTried;
  const change = (next: Partial<FieldDraft>) => {
    setFailure(null);
    setDraft((known) => ({ ...known, ...next }));
  };

  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const label = draft.label.trim();
      if (field) await saveSetting("update_field", updateInput(object.key, field, draft), `Changed ${label}`);
      else await saveSetting("create_field", createInput(object.key, draft), `Added ${label} to ${object.plural}`);
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={field ? `Edit ${field.label}` : `New field of ${object.plural.toLowerCase()}`}
      className="top-[8vh] max-h-[84vh] w-[600px]"
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) void save();
        }}
      >
        <DialogBody>
          <Basics
            draft={draft}
            isNew={field === undefined}
            isFixed={field?.key === object.nameField}
            problem={problems.label}
            onChange={change}
          />
          {draft.source === "formula" ? (
            <FormulaEditor draft={draft} object={object} field={field} preview={preview} onChange={change} />
          ) : null}
          {draft.source === "rollup" ? (
            <RollupEditor draft={draft} object={object} preview={preview} onChange={change} />
          ) : null}
          {isRetype ? (
            <RetypeNote
              object={object.key}
              field={field}
              type={draft.type}
              onPreview={(next) => {
                setRetyped(next);
                if (next?.options) change({ options: draftOf(next).options });
              }}
            />
          ) : null}
          {isComputed ? null : (
            <TypeParts draft={draft} field={field} object={object} problems={problems} onChange={change} />
          )}
          {isRetype || isComputed ? null : <FieldRules draft={draft} object={object} field={field} onChange={change} />}
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act={field ? "Save" : "Add field"} isReady={isReady && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

type PartProps = {
  draft: FieldDraft;
  field: FieldDefinition | undefined;
  onChange: (change: Partial<FieldDraft>) => void;
};

function Basics({
  draft,
  isNew,
  isFixed,
  problem,
  onChange,
}: Omit<PartProps, "field"> & { isNew: boolean; isFixed: boolean; problem: string | undefined }) {
  const isComputed = draft.source !== "written";
  // What people wrote does not become computed, nor the other way round.
  const choices = [
    ...(isNew || !isComputed ? Object.entries(typeWords) : []),
    ...(isNew || isComputed ? Object.entries(sourceWords) : []),
  ];
  const chooseType = (chosen: string) => {
    if (chosen === "formula" || chosen === "rollup") return onChange({ source: chosen });
    const type = chosen as FieldType;
    return onChange({
      source: "written",
      type,
      default: null,
      ...(isChoice(type) && draft.options.length === 0 ? { options: [newOption("", 0)] } : {}),
    });
  };
  return (
    <div className="grid grid-cols-2 gap-4 small:grid-cols-1">
      <Field label="Name" isRequired error={problem}>
        {({ id, describedBy, invalid }) => (
          <Input
            id={id}
            autoFocus
            value={draft.label}
            maxLength={120}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        )}
      </Field>
      <Field label="Type">
        {({ id }) => (
          <Select
            id={id}
            value={isComputed ? draft.source : draft.type}
            disabled={isFixed}
            options={choices.map(([value, label]) => ({ value, label }))}
            onChoose={chooseType}
          />
        )}
      </Field>
      <div className="col-span-full">
        <Field label="Help" help="Shown under the field in forms.">
          {({ id, describedBy }) => (
            <Textarea
              id={id}
              rows={1}
              value={draft.help}
              maxLength={500}
              aria-describedby={describedBy}
              onChange={(event) => onChange({ help: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}

/** What only some types ask for. */
function TypeParts({
  draft,
  field,
  object,
  problems,
  onChange,
}: PartProps & { object: ObjectDefinition; problems: ReturnType<typeof problemsOf> }) {
  const objects = useObjects();
  if (isChoice(draft.type))
    return (
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium">Options</legend>
        <OptionEditor draft={draft} stored={field?.options ?? []} onChange={onChange} />
        {problems.options ? <p className="text-xs text-muted-foreground">{problems.options}</p> : null}
      </fieldset>
    );
  if (draft.type === "currency")
    return (
      <Field label="Currency" error={problems.currency}>
        {({ id, describedBy, invalid }) => (
          <Input
            id={id}
            value={draft.currency}
            maxLength={3}
            className="w-24"
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => onChange({ currency: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
    );
  if (!isLink(draft.type)) return null;
  return (
    <div className="grid grid-cols-2 gap-4 small:grid-cols-1">
      <Field label="Points to" isRequired help={problems.target}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            disabled={field !== undefined}
            value={draft.target}
            options={[
              ...(draft.target ? [] : [{ value: "", label: "Choose an object" }]),
              ...objects.map((each) => ({ value: each.key, label: each.plural })),
            ]}
            onChoose={(target) => onChange({ target })}
          />
        )}
      </Field>
      <Field label="Name on the other side" help="What the list is called on a record that is pointed to.">
        {({ id, describedBy }) => (
          <Input
            id={id}
            value={draft.reverseLabel}
            maxLength={120}
            placeholder={object.plural}
            aria-describedby={describedBy}
            onChange={(event) => onChange({ reverseLabel: event.target.value })}
          />
        )}
      </Field>
      {draft.type === "lookup" ? (
        <div className="col-span-2 small:col-span-1">
          <Field label="When that record is deleted">
            {({ id, describedBy }) => (
              <Select
                id={id}
                aria-describedby={describedBy}
                value={draft.onDelete}
                options={deleteWords(object.plural)}
                onChoose={(rule) => onChange({ onDelete: rule as DeleteRule })}
              />
            )}
          </Field>
        </div>
      ) : null}
    </div>
  );
}
