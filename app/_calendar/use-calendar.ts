import { useCallback, useMemo } from "react";

import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { useTool } from "@/app/_lib/query";
import { getRegion } from "@/app/_lib/region";
import type { Condition, FieldDefinition, GroupQuery, ListQuery, RecordRow } from "@/app/_lib/types";
import { useMoves } from "@/app/_views/use-moves";
import { dayOfValue, onDay } from "./calendar-days";

const mostChips = 500;

export type DayRecords = { records: RecordRow[]; count: number };

export function myZone(): string {
  return getRegion().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The records between two days, those of one query that also counts each day, so that "+n more" is exact. */
export function useCalendar(asked: ListQuery, field: FieldDefinition, days: string[]) {
  const where = useDaysWhere(asked, field, days);
  const fields = useMemo(() => [...new Set([...(asked.fields ?? []), field.key])], [asked.fields, field.key]);
  const list = useTool(
    "search_records",
    {
      ...asked,
      where,
      fields,
      sort: asked.sort ?? [{ field: field.key, direction: "asc" }],
      limit: mostChips,
      count: "none",
    },
    { keepPrevious: true },
  );
  const figures: GroupQuery = {
    object: asked.object,
    where,
    ...(asked.search ? { search: asked.search } : {}),
    ...(asked.deleted ? { deleted: asked.deleted } : {}),
    group: [{ field: field.key, bucket: "day" }],
    measures: [{ fn: "count", as: "records" }],
  };
  const counts = useTool("aggregate_records", figures, { keepPrevious: true });
  const { moves, move: save } = useMoves(field);

  const byDay = useMemo(() => {
    const zone = myZone();
    const found = new Map<string, DayRecords>();
    const at = (day: string): DayRecords => {
      const known = found.get(day) ?? { records: [], count: 0 };
      found.set(day, known);
      return known;
    };
    for (const row of counts.data?.rows ?? [])
      at(String(row[field.key]).slice(0, 10)).count = Number(row["records"] ?? 0);
    for (const record of list.data?.records ?? []) {
      const value = record.values[field.key];
      if (typeof value !== "string") continue;
      const stored = dayOfValue(value, zone);
      const shown = moves.get(record.id)?.to ?? stored;
      at(shown).records.push(record);
    }
    for (const { from, to } of moves.values()) {
      if (from) at(from).count = Math.max(0, at(from).count - 1);
      if (to) at(to).count += 1;
    }
    return found;
  }, [list.data, counts.data, field.key, moves]);

  const move = useCallback(
    async (record: RecordRow, day: string) => {
      const value = record.values[field.key];
      if (typeof value !== "string") return;
      const from = dayOfValue(value, myZone());
      if (from !== day) await save(record, from, day, onDay(value, day, myZone()));
    },
    [field.key, save],
  );
  return { byDay, move, isPending: list.isPending, error: list.error, again: () => void list.refetch() };
}

export function useDaysWhere(asked: ListQuery, field: FieldDefinition, days: string[]): Condition {
  const [from, to] = [days[0] ?? "", days.at(-1) ?? ""];
  return useMemo(() => {
    const shown: Condition = { field: field.key, op: "eq", value: { from, to } };
    return joinWhere([...splitWhere(asked.where), shown]) ?? shown;
  }, [asked.where, field.key, from, to]);
}
