"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";

import { Button, IconButton } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";
import { type FieldDraft, newOption, type OptionDraft } from "./field-draft";
import { kindWords } from "./field-words";
import { Select } from "./select";

type Props = {
  draft: FieldDraft;
  /** The options that are stored, for those that are taken out. */
  stored: readonly { key: string; label: string }[];
  onChange: (change: Partial<FieldDraft>) => void;
};

const tints = ["bg-tint-1", "bg-tint-2", "bg-tint-3", "bg-tint-4", "bg-tint-5"];

/** Names, colours, meaning and order of a list's options. */
export function OptionEditor({ draft, stored, onChange }: Props) {
  const { options } = draft;
  const set = (id: string, change: Partial<OptionDraft>) =>
    onChange({ options: options.map((option) => (option.id === id ? { ...option, ...change } : option)) });
  const move = (from: number, to: number) => {
    const option = options[from];
    if (option) onChange({ options: options.toSpliced(from, 1).toSpliced(to, 0, option) });
  };
  const add = () => onChange({ options: [...options, newOption("", options.length)] });
  const gone = stored.filter((option) => !options.some((kept) => kept.key === option.key));

  return (
    <div className="grid gap-2">
      <ul className="grid gap-1.5">
        {options.map((option, place) => (
          <li key={option.id} className="flex items-center gap-1.5 small:flex-wrap">
            <button
              type="button"
              aria-label={`Colour of ${option.label || "the option"}: ${option.tint} of 5`}
              data-tip="Next colour"
              className={`size-6 flex-none rounded-sm border ${tints[option.tint - 1] ?? ""}`}
              onClick={() => set(option.id, { tint: (option.tint % 5) + 1 })}
            />
            <Input
              aria-label={`Option ${place + 1}`}
              value={option.label}
              maxLength={120}
              className="min-w-0 flex-1 small:basis-[80%]"
              autoFocus={option.label === "" && place === options.length - 1 && place > 0}
              onChange={(event) => set(option.id, { label: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                add();
              }}
            />
            <Select
              aria-label={`Meaning of ${option.label || "the option"}`}
              className="!w-32 flex-none"
              value={option.kind ?? ""}
              options={kindWords}
              onChoose={(kind) => set(option.id, { kind: (kind || undefined) as OptionDraft["kind"] })}
            />
            <IconButton label="Move up" disabled={place === 0} onClick={() => move(place, place - 1)}>
              <ArrowUp aria-hidden="true" />
            </IconButton>
            <IconButton
              label="Move down"
              disabled={place === options.length - 1}
              onClick={() => move(place, place + 1)}
            >
              <ArrowDown aria-hidden="true" />
            </IconButton>
            <IconButton
              label={`Take out ${option.label || "the option"}`}
              onClick={() => onChange({ options: options.filter((other) => other.id !== option.id) })}
            >
              <X aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button variant="outline" className="justify-self-start" onClick={add}>
        <Plus aria-hidden="true" />
        Add option
      </Button>
      {gone.map((option) => (
        <Replacement key={option.key} option={option} draft={draft} onChange={onChange} />
      ))}
    </div>
  );
}

function Replacement({
  option,
  draft,
  onChange,
}: {
  option: { key: string; label: string };
  draft: FieldDraft;
  onChange: Props["onChange"];
}) {
  const chosen = draft.replaced[option.key];
  const kept = draft.options.flatMap(({ key, label }) => (key ? [{ value: `key:${key}`, label }] : []));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_200px] items-center gap-2 text-muted-foreground">
      <span className="cut">Records that have {option.label} get</span>
      <Select
        aria-label={`What records get that have ${option.label}`}
        value={chosen === undefined ? "" : chosen === null ? "none" : `key:${chosen}`}
        options={[{ value: "", label: "Nothing: refuse if any has it" }, { value: "none", label: "No value" }, ...kept]}
        onChoose={(value) =>
          onChange({
            replaced: {
              ...draft.replaced,
              [option.key]: value === "" ? undefined : value === "none" ? null : value.slice(4),
            },
          })
        }
      />
    </div>
  );
}
