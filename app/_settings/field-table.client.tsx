"use client";

import { ArrowDown, ArrowUp, Ellipsis, GripVertical, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";

import { FieldIcon } from "@/app/_fields/field-icon";
import { failureText } from "@/app/_lib/change";
import { computedText } from "@/app/_lib/computed-text";
import { useObjects } from "@/app/_lib/query";
import type { FieldDefinition, ObjectDefinition } from "@/app/_lib/types";
import { ActionMenu } from "@/app/_ui/action-menu.client";
import { Badge } from "@/app/_ui/badge";
import { notify } from "@/app/_ui/notices";
import { typeWords } from "./field-words";
import { saveSetting } from "./use-settings";

type Problem = { object: string; field: string; message: string; fix?: string | undefined };
type Props = {
  object: ObjectDefinition;
  /** Computed fields that cannot be worked out, and why. */
  problems: readonly Problem[];
  mayEdit: boolean;
  onEdit: (field: FieldDefinition) => void;
};

/** The fields in their order: drag a row by its handle, or move it with its menu. */
export function FieldTable({ object, problems, mayEdit, onEdit }: Props) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const fields = object.fields.filter((field) => !isOfEvery(field));

  const run = async (call: () => Promise<unknown>) => {
    try {
      await call();
    } catch (error) {
      notify({ kind: "failed", text: failureText(error) });
    }
  };
  const move = (key: string, position: number) =>
    run(() => {
      const others = fields.map((field) => field.key).filter((other) => other !== key);
      const fieldOrder = others.toSpliced(position, 0, key);
      return saveSetting("update_object", { object: object.key, fieldOrder }, `Moved a field of ${object.plural}`);
    });
  const remove = (field: FieldDefinition) =>
    run(() => saveSetting("delete_field", { object: object.key, field: field.key }, `Deleted ${field.label}`));

  const drop = (target: number) => {
    if (dragged && fields[target]?.key !== dragged) void move(dragged, target);
    setDragged(null);
    setOver(null);
  };

  return (
    <section className="grid gap-2">
      <h2 className="font-medium">Fields</h2>
      <ul className="overflow-hidden rounded-md border">
        {fields.map((field, place) => (
          <li
            key={field.key}
            className={`flex min-h-11 items-center gap-3 border-b px-3 py-1 last:border-b-0 hover:bg-accent ${over === field.key ? "bg-selected" : ""} ${dragged === field.key ? "opacity-50" : ""}`}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              setOver(field.key);
            }}
            onDrop={() => drop(place)}
          >
            {mayEdit ? (
              <span
                draggable
                aria-hidden="true"
                className="-ml-1 cursor-grab text-muted-foreground small:hidden"
                data-tip="Drag to move"
                onDragStart={() => setDragged(field.key)}
                onDragEnd={() => setDragged(null)}
              >
                <GripVertical />
              </span>
            ) : null}
            <FieldIcon type={field.type} className="flex-none text-muted-foreground" />
            <FieldName
              object={object}
              field={field}
              problem={problems.find((problem) => problem.object === object.key && problem.field === field.key)}
              isOpen={mayEdit && !field.isSystem}
              onEdit={() => onEdit(field)}
            />
            <span className="ml-auto flex flex-none items-center gap-2">
              <Marks object={object} field={field} />
              {mayEdit ? (
                <FieldMenu
                  object={object}
                  field={field}
                  place={place}
                  count={fields.length}
                  onEdit={() => onEdit(field)}
                  onMove={(to) => void move(field.key, to)}
                  onDelete={() => void remove(field)}
                />
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted-foreground">
        Every record also has: created, created by, updated and deleted. Atrium keeps them.
      </p>
    </section>
  );
}

const isOfEvery = (field: FieldDefinition): boolean =>
  ["created_at", "updated_at", "created_by", "deleted_at"].includes(field.key);

function FieldName({
  object,
  field,
  problem,
  isOpen,
  onEdit,
}: {
  object: ObjectDefinition;
  field: FieldDefinition;
  problem: Problem | undefined;
  isOpen: boolean;
  onEdit: () => void;
}) {
  const note = useTypeNote(object, field);
  const name = (
    <>
      <span className="cut font-medium">{field.label}</span>
      <span className="cut text-xs text-muted-foreground">
        {[field.key === object.nameField ? "Names the record" : note, field.help].filter(Boolean).join(" · ")}
      </span>
      {problem ? (
        <span className="text-xs text-destructive-text">
          Reads as empty. {problem.message} {problem.fix}
        </span>
      ) : null}
    </>
  );
  if (!isOpen) return <span className="grid min-w-0">{name}</span>;
  return (
    <button type="button" className="grid min-w-0 text-left" onClick={onEdit}>
      {name}
    </button>
  );
}

function useTypeNote(object: ObjectDefinition, field: FieldDefinition): string {
  const objects = useObjects();
  const word = typeWords[field.type];
  if (field.computed) return `${word}: ${computedText(field, objects, object.key)}`;
  if (field.type === "currency") return `${word}, ${field.currency ?? "EUR"}`;
  if (field.options) return `${word}: ${field.options.map((option) => option.label).join(", ")}`;
  const target = objects.find((other) => other.key === field.target);
  return target ? `${word} of ${target.plural.toLowerCase()}` : word;
}

function Marks({ object, field }: { object: ObjectDefinition; field: FieldDefinition }) {
  return (
    <span className="flex gap-1 small:hidden">
      {field.isSystem ? <Badge>Kept by Atrium</Badge> : null}
      {field.computed ? <Badge>{field.computed.kind === "formula" ? "Formula" : "Rollup"}</Badge> : null}
      {field.isRequired && field.key !== object.nameField ? <Badge>Required</Badge> : null}
      {field.isUnique ? <Badge>Unique</Badge> : null}
    </span>
  );
}

function FieldMenu({
  object,
  field,
  place,
  count,
  onEdit,
  onMove,
  onDelete,
}: {
  object: ObjectDefinition;
  field: FieldDefinition;
  place: number;
  count: number;
  onEdit: () => void;
  onMove: (to: number) => void;
  onDelete: () => void;
}) {
  const isFixed = field.isSystem || field.key === object.nameField;
  return (
    <ActionMenu
      variant="ghost"
      size="icon"
      aria-label={`Actions on ${field.label}`}
      actions={[
        ...(field.isSystem ? [] : [{ key: "edit", label: "Edit", icon: <Pencil />, onSelect: onEdit }]),
        { key: "up", label: "Move up", icon: <ArrowUp />, isDisabled: place === 0, onSelect: () => onMove(place - 1) },
        {
          key: "down",
          label: "Move down",
          icon: <ArrowDown />,
          isDisabled: place === count - 1,
          onSelect: () => onMove(place + 1),
        },
        ...(isFixed
          ? []
          : [{ key: "delete", label: "Delete field", icon: <Trash2 />, isDanger: true, onSelect: onDelete }]),
      ]}
    >
      <Ellipsis aria-hidden="true" />
    </ActionMenu>
  );
}
