"use client";

import { Rows3, Sigma } from "lucide-react";

import type { Measure, ViewState } from "@/app/_lib/types";
import { MenuItem, MenuLabel, MenuSeparator } from "@/app/_ui/menu.client";
import { type Column, isFigure } from "./columns";
import { canGroup } from "./lines";

type Props = { column: Column; query: ViewState; onQuery: (next: ViewState) => void; measures: Measure[] };

const figures: { fn: Measure["fn"]; label: string }[] = [
  { fn: "sum", label: "Sum" },
  { fn: "avg", label: "Average" },
  { fn: "min", label: "Lowest" },
  { fn: "max", label: "Highest" },
];

/** What a column can be to the groups: their heads, or a figure under each. */
export function GroupItems({ column, query, onQuery, measures }: Props) {
  const isGrouped = query.group?.field === column.path;
  const now = measures.find((measure) => measure.field === column.path);
  const summarise = (fn: Measure["fn"] | null) => {
    const others = measures.filter((measure) => measure.field !== column.path);
    onQuery({ ...query, sums: fn ? [...others, { fn, field: column.path }].slice(-6) : others });
  };
  return (
    <>
      {canGroup(column.field) ? (
        <MenuItem icon={<Rows3 />} onSelect={() => onQuery(withGroup(query, isGrouped ? null : column.path))}>
          {isGrouped ? "Remove the groups" : "Group by"}
        </MenuItem>
      ) : null}
      {isFigure(column.field) ? (
        <>
          <MenuSeparator />
          <MenuLabel>Summarise</MenuLabel>
          {figures.map(({ fn, label }) => (
            <MenuItem key={fn} icon={<Sigma />} isChecked={now?.fn === fn} onSelect={() => summarise(fn)}>
              {label}
            </MenuItem>
          ))}
          <MenuItem icon={<Sigma />} isChecked={!now} onSelect={() => summarise(null)}>
            None
          </MenuItem>
        </>
      ) : null}
    </>
  );
}

export function withGroup({ group: _group, ...state }: ViewState, field: string | null): ViewState {
  return field ? { ...state, group: { field } } : state;
}
