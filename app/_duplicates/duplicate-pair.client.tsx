"use client";

import { useId, useState } from "react";

import { FieldValue } from "@/app/_fields/field-value";
import { change } from "@/app/_lib/change";
import { formatPercent } from "@/app/_lib/format-value";
import { recordHref } from "@/app/_lib/panel-address";
import { toInput } from "@/app/_lib/save-field";
import type { ToolOutput } from "@/app/_lib/tool-types";
import type { FieldDefinition, ObjectDefinition, RecordRow, Value } from "@/app/_lib/types";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";

type Pair = ToolOutput<"list_duplicates">["pairs"][number];
type Side = "left" | "right";

const isEmpty = (value: Value | undefined): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

const isSame = (left: Value | undefined, right: Value | undefined): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/** Where both have a value and they differ, the person says which one stays; a gap takes the other's value. */
export function DuplicatePair({ object, pair }: { object: ObjectDefinition; pair: Pair }) {
  const { left, right } = pair;
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const fields = object.fields.filter(
    (field) =>
      !field.isSystem && !field.computed && !(isEmpty(left.values[field.key]) && isEmpty(right.values[field.key])),
  );
  const sideOf = (field: FieldDefinition): Side =>
    chosen[field.key] ?? (isEmpty(left.values[field.key]) ? "right" : "left");
  const reason = object.fields.find((field) => field.key === pair.field)?.label ?? pair.field;

  const merge = async () => {
    const taken = fields.filter((field) => sideOf(field) === "right");
    const values = Object.fromEntries(taken.map((field) => [field.key, toInput(right.values[field.key] ?? null)]));
    await change(
      "merge_records",
      { object: object.key, keepId: left.id, mergeIds: [right.id], values },
      { done: `Merged into ${left.name}` },
    );
  };
  const dismiss = () =>
    change("update_duplicate", { ids: [left.id, right.id], isDuplicate: false }, { done: "Set aside" });

  return (
    <section aria-label={`${left.name} and ${right.name}`} className="rounded-lg border">
      <header className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
        <Badge variant={pair.score === 1 ? "warning" : "default"}>
          {pair.score === 1 ? `Same ${reason.toLowerCase()}` : `${reason} ${formatPercent(pair.score)} alike`}
        </Badge>
        <span className="ml-auto" />
        <Button variant="ghost" size="sm" onClick={() => void dismiss()}>
          Not the same
        </Button>
        <Button variant="outline" size="sm" onClick={() => void merge()}>
          Merge
        </Button>
      </header>
      <div className="overflow-x-auto">
        <table className="w-full table-fixed text-left max-[520px]:min-w-[480px]">
          <thead>
            <tr className="h-row">
              <th className="w-32 px-3 font-normal text-xs text-muted-foreground">Stays</th>
              {[left, right].map((record) => (
                <th key={record.id} className="px-3 font-medium">
                  <a className="text-link hover:underline" href={recordHref(record)}>
                    {record.name}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <PairRow
                key={field.key}
                field={field}
                left={left}
                right={right}
                side={sideOf(field)}
                onChoose={(side) => setChosen((known) => ({ ...known, [field.key]: side }))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type RowProps = {
  field: FieldDefinition;
  left: RecordRow;
  right: RecordRow;
  side: Side;
  onChoose: (side: Side) => void;
};

function PairRow({ field, left, right, side, onChoose }: RowProps) {
  const name = useId();
  const differ = !isSame(left.values[field.key], right.values[field.key]);
  const cells = [
    { side: "left" as const, value: left.values[field.key] ?? null },
    { side: "right" as const, value: right.values[field.key] ?? null },
  ];
  return (
    <tr className="h-row border-t">
      <th className="cut px-3 font-normal text-muted-foreground">{field.label}</th>
      {cells.map((cell) => (
        <td key={cell.side} className={`px-3 ${differ && side === cell.side ? "bg-selected" : ""}`}>
          <label htmlFor={`${name}-${cell.side}`} className="flex min-w-0 items-center gap-2">
            {differ ? (
              <input
                id={`${name}-${cell.side}`}
                type="radio"
                name={name}
                checked={side === cell.side}
                onChange={() => onChoose(cell.side)}
                aria-label={`${field.label} of ${cell.side === "left" ? left.name : right.name}`}
                className="flex-none accent-primary"
              />
            ) : null}
            <span className={`cut ${differ && side !== cell.side ? "text-muted-foreground" : ""}`}>
              <FieldValue field={field} value={cell.value} emptyText="Empty" />
            </span>
          </label>
        </td>
      ))}
    </tr>
  );
}
