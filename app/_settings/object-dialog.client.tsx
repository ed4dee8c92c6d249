"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { useObjects } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { Dialog, DialogBody } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input, Textarea } from "@/app/_ui/input";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { IconPicker } from "./icon-picker.client";
import { saveSetting } from "./use-settings";

/** A new object, or another name, icon and help for one that is there. */
export function ObjectDialog({ object, onClose }: { object?: ObjectDefinition; onClose: () => void }) {
  const router = useRouter();
  const objects = useObjects();
  const [label, setLabel] = useState(object?.label ?? "");
  const [plural, setPlural] = useState(object?.plural ?? "");
  const [icon, setIcon] = useState(object?.icon ?? "box");
  const [help, setHelp] = useState(object?.help ?? "");
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const clash = (name: string) =>
    objects.find(
      (other) => other.key !== object?.key && [other.label, other.plural].some((known) => isSame(known, name)),
    );
  const labelClash = clash(label);
  const pluralClash = clash(plural);
  const isReady = label.trim() !== "" && !labelClash && !pluralClash && !(object && plural.trim() === "");

  const save = async () => {
    setBusy(true);
    setFailure(null);
    const names = { label: label.trim(), ...(plural.trim() ? { plural: plural.trim() } : {}) };
    try {
      if (object) {
        await saveSetting(
          "update_object",
          { object: object.key, ...names, icon, help: help.trim() || null },
          `Changed ${names.plural ?? names.label}`,
        );
      } else {
        const input = { ...names, icon, ...(help.trim() ? { help: help.trim() } : {}) };
        const made = await saveSetting("create_object", input, `Created ${names.plural ?? names.label}`);
        router.push(`/settings/objects/${made.object.key}`);
      }
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Dialog isOpen onClose={onClose} title={object ? `Edit ${object.plural.toLowerCase()}` : "New object"}>
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) void save();
        }}
      >
        <DialogBody>
          <Field label="Name of one" isRequired error={labelClash && `There is already ${labelClash.plural}.`}>
            {({ id, describedBy, invalid }) => (
              <Input
                id={id}
                autoFocus
                value={label}
                maxLength={120}
                placeholder="Vessel"
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => setLabel(event.target.value)}
              />
            )}
          </Field>
          <Field
            label="Name of several"
            error={pluralClash && `There is already ${pluralClash.plural}.`}
            help={object ? undefined : "Left empty, it is made from the name of one."}
          >
            {({ id, describedBy, invalid }) => (
              <Input
                id={id}
                value={plural}
                maxLength={120}
                placeholder="Vessels"
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => setPlural(event.target.value)}
              />
            )}
          </Field>
          <Field label="Icon">{({ id }) => <IconPicker id={id} value={icon} onChange={setIcon} />}</Field>
          <Field label="Help" help="Shown with the object, and to the assistant.">
            {({ id, describedBy }) => (
              <Textarea
                id={id}
                rows={2}
                value={help}
                maxLength={500}
                aria-describedby={describedBy}
                onChange={(event) => setHelp(event.target.value)}
              />
            )}
          </Field>
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act={object ? "Save" : "Create object"} isReady={isReady && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
