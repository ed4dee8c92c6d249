"use client";

import { X } from "lucide-react";
import { useState } from "react";

import { describeCondition } from "@/app/_lib/describe-condition";
import { isFieldCondition } from "@/app/_lib/describe-query";
import {
  describeValue,
  operatorLabel,
  operatorsFor,
  type ResolvedPath,
  resolvePath,
  withOperator,
} from "@/app/_lib/filters";
import { useObjects } from "@/app/_lib/query";
import type { Condition, FieldCondition, ObjectDefinition } from "@/app/_lib/types";
import { useReferenceNames } from "@/app/_lib/use-reference-names";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/app/_ui/menu.client";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover.client";
import { ValueEditor } from "./value-editor.client";

type Props = {
  object: ObjectDefinition;
  condition: Condition;
  /** Just added: its value is asked for at once. */
  isFresh: boolean;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

const chip =
  "inline-flex h-control-sm flex-none overflow-hidden rounded-sm border border-border-strong bg-background text-xs";
const part =
  "flex min-w-6 items-center justify-center gap-1 whitespace-nowrap px-1.5 hover:bg-accent -outline-offset-2 aria-expanded:bg-accent";

/** Each part of a filter opens its own menu; what cannot be edited as one field is told and can be removed. */
export function FilterChip(props: Props) {
  const objects = useObjects();
  const { object, condition, onRemove } = props;
  const resolved = isFieldCondition(condition) ? resolvePath(objects, object.key, condition.field) : null;

  if (!isFieldCondition(condition) || !resolved) {
    const text = describeCondition(condition, objects, object.key);
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset does not flow in a line
      <span role="group" aria-label={`Filter: ${text}`} className={chip}>
        <span className="flex max-w-80 items-center px-1.5 font-medium" data-tip={text}>
          <span className="cut">{text}</span>
        </span>
        <RemoveButton label={text} onRemove={onRemove} />
      </span>
    );
  }
  return <FieldChip {...props} condition={condition} resolved={resolved} />;
}

type FieldChipProps = Omit<Props, "condition"> & { condition: FieldCondition; resolved: ResolvedPath };

function FieldChip({ condition, resolved, isFresh, onChange, onRemove }: FieldChipProps) {
  const { field, label } = resolved;
  const [isOpen, setOpen] = useState(isFresh);
  const ids = [condition.value].flat().filter((value): value is string => typeof value === "string");
  const nameOf = useReferenceNames(field, ids);
  const operators = operatorsFor(field.type);
  const isBare = condition.op === "empty" || condition.op === "not_empty";
  const value = describeValue(condition, field, nameOf);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not flow in a line
    <span role="group" aria-label={`Filter: ${label}`} className={`${chip} divide-x`}>
      <Menu modal={false}>
        <MenuTrigger
          className={part}
          aria-label={`${label} ${operatorLabel(field.type, condition.op)}: change the comparison`}
        >
          {label}
          <span className="text-muted-foreground">{operatorLabel(field.type, condition.op)}</span>
        </MenuTrigger>
        <MenuContent align="start">
          {operators.map((choice) => (
            <MenuItem
              key={choice.op}
              isChecked={choice.op === condition.op}
              onSelect={() => onChange(withOperator(condition, choice.op, field.type))}
            >
              {choice.label}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      {isBare ? null : (
        <Popover open={isOpen} onOpenChange={setOpen}>
          <PopoverTrigger className={`${part} num max-w-60 font-medium`} aria-label={`Value: ${value}`}>
            <span className="cut">{value}</span>
          </PopoverTrigger>
          <PopoverContent aria-label={`Value of ${label}`}>
            <ValueEditor field={field} condition={condition} onChange={onChange} onDone={() => setOpen(false)} />
          </PopoverContent>
        </Popover>
      )}
      <RemoveButton label={label} onRemove={onRemove} />
    </span>
  );
}

function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button type="button" aria-label={`Remove the filter ${label}`} className={part} onClick={onRemove}>
      <X aria-hidden="true" className="!size-3 text-muted-foreground" />
    </button>
  );
}
