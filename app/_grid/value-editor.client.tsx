"use client";

import { useState } from "react";

import { MemberPicker, OptionPicker, RecordPicker } from "@/app/_fields/choice-sources.client";
import { chosenKeys } from "@/app/_fields/field-editor.client";
import { parseNumber } from "@/app/_lib/parse-value";
import type { Condition, FieldCondition, FieldDefinition, Value } from "@/app/_lib/types";
import { Button } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";
import { PeriodEditor } from "./period-editor.client";

type Props = {
  field: FieldDefinition;
  condition: FieldCondition;
  onChange: (condition: Condition) => void;
  onDone: () => void;
};

/** The value of a filter, by the type of its field. */
export function ValueEditor(props: Props) {
  const { field, condition, onChange } = props;
  const set = (value: FieldCondition["value"]) => onChange({ ...condition, value });

  switch (field.type) {
    case "picklist":
    case "multi_select":
      return <OptionPicker field={field} chosen={keysOf(condition)} onChoose={(key) => set(toggled(condition, key))} />;
    case "boolean":
      return (
        <OptionPicker
          field={{
            ...field,
            options: [
              { key: "true", label: "Yes" },
              { key: "false", label: "No" },
            ],
          }}
          chosen={[String(condition.value)]}
          onChoose={(key) => {
            set(key === "true");
            props.onDone();
          }}
        />
      );
    case "owner":
      return (
        <MemberPicker
          hasMe
          field={field}
          chosen={keysOf(condition)}
          onChoose={({ id }) => set(toggled(condition, id))}
        />
      );
    case "lookup":
    case "links":
      return (
        <RecordPicker field={field} chosen={keysOf(condition)} onChoose={({ id }) => set(toggled(condition, id))} />
      );
    case "date":
    case "datetime":
      return <PeriodEditor {...props} />;
    case "number":
    case "currency":
      return condition.op === "between" ? <RangeEditor {...props} /> : <OneEditor {...props} isNumber />;
    default:
      return <OneEditor {...props} />;
  }
}

function keysOf(condition: FieldCondition): string[] {
  return chosenKeys((condition.value ?? null) as Value);
}

function toggled(condition: FieldCondition, key: string): string[] {
  const keys = keysOf(condition);
  return keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key];
}

function OneEditor({ field, condition, onChange, onDone, isNumber = false }: Props & { isNumber?: boolean }) {
  const [text, setText] = useState(
    condition.value === undefined || condition.value === null ? "" : String(condition.value),
  );
  const [error, setError] = useState<string | null>(null);
  const save = () => {
    if (!isNumber) {
      if (text.trim()) onChange({ ...condition, value: text.trim() });
      return onDone();
    }
    const parsed = parseNumber(text);
    if ("error" in parsed) return setError(parsed.error);
    onChange({ ...condition, value: Number(parsed.value) });
    onDone();
  };
  return (
    <form
      className="grid w-56 gap-2 p-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="flex gap-2">
        <Input
          autoFocus
          value={text}
          aria-label={field.label}
          aria-invalid={error !== null}
          inputMode={isNumber ? "decimal" : undefined}
          placeholder={isNumber ? "For instance 20k" : "Some words"}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" size="lg">
          Apply
        </Button>
      </div>
      {error ? (
        <p role="alert" className="text-xs text-destructive-text">
          {error}
        </p>
      ) : null}
    </form>
  );
}

function RangeEditor({ field, condition, onChange, onDone }: Props) {
  const given = Array.isArray(condition.value) ? condition.value : [];
  const [from, setFrom] = useState(given[0] === undefined ? "" : String(given[0]));
  const [to, setTo] = useState(given[1] === undefined ? "" : String(given[1]));
  const low = parseNumber(from);
  const high = parseNumber(to);
  const isReady = "value" in low && "value" in high;
  return (
    <form
      className="flex w-72 items-center gap-2 p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!("value" in low) || !("value" in high)) return;
        const pair = [Number(low.value), Number(high.value)].sort((a, b) => a - b);
        onChange({ ...condition, value: pair });
        onDone();
      }}
    >
      <Input
        autoFocus
        value={from}
        inputMode="decimal"
        aria-label={`${field.label} from`}
        placeholder="From"
        onChange={(event) => setFrom(event.target.value)}
      />
      <Input
        value={to}
        inputMode="decimal"
        aria-label={`${field.label} to`}
        placeholder="To"
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" size="lg" disabled={!isReady}>
        Apply
      </Button>
    </form>
  );
}
