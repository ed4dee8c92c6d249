"use client";

import { ArrowRight } from "lucide-react";

import type { ObjectDefinition } from "@/app/_lib/types";
import type { Import, ImportChange } from "./import-options.client";

type Props = { item: Import; object: ObjectDefinition; onChange: (change: ImportChange) => void };

/** Each column of the file with some of its values, and the field it goes to. */
export function MappingTable({ item, object, onChange }: Props) {
  const fields = object.fields.filter((field) => !field.isSystem && !field.computed);
  const targetOf = (place: number) => item.plan.mapping.find((target) => target.columns.includes(place));

  const send = (place: number, field: string) => {
    const others = item.plan.mapping
      .map((target) => ({ ...target, columns: target.columns.filter((column) => column !== place) }))
      .filter((target) => target.columns.length > 0 && target.field !== field);
    const mapping = field === "" ? others : [...others, { columns: [place], field }];
    const isMatched = mapping.some((target) => target.field === item.plan.matchBy);
    onChange({ plan: isMatched ? { mapping } : { mapping, matchBy: null, mode: "create" } });
  };

  return (
    <div className="overflow-x-auto rounded-lg border">
      <table className="w-full text-left">
        <thead className="bg-muted text-xs text-muted-foreground">
          <tr className="h-8">
            <th className="px-3 font-normal">Column in the file</th>
            <th className="px-3 font-normal small:hidden">Its values</th>
            <th className="w-64 px-3 font-normal">Field</th>
          </tr>
        </thead>
        <tbody>
          {item.columns.map((column, place) => {
            const target = targetOf(place);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name
              <tr key={place} className="h-row border-t">
                <td className="max-w-48 truncate px-3 font-medium small:max-w-28" title={column.name}>
                  {column.name}
                </td>
                <td className="max-w-64 truncate px-3 text-muted-foreground small:hidden">
                  {column.samples.join(" · ")}
                </td>
                <td className="px-3">
                  <span className="flex items-center gap-2">
                    <ArrowRight className="size-3.5 flex-none text-muted-foreground" aria-hidden="true" />
                    <select
                      aria-label={`Field for ${column.name}`}
                      className="field-focus h-control-sm w-full min-w-36 rounded-sm border border-border-strong bg-background px-1.5 small:text-[16px]"
                      value={target?.field ?? ""}
                      onChange={(event) => send(place, event.target.value)}
                    >
                      <option value="">Leave out</option>
                      {fields.map((field) => (
                        <option key={field.key} value={field.key}>
                          {field.label}
                          {target?.field === field.key && target.columns.length > 1 ? " (joined)" : ""}
                        </option>
                      ))}
                    </select>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
