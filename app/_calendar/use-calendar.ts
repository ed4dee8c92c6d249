import { useCallback, useMemo, useState } from "react";

import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { queryClient, useTool } from "@/app/_lib/query";
import { getRegion } from "@/app/_lib/region";
import { saveField } from "@/app/_lib/save-field";
import type { Condition, FieldDefinition, GroupQuery, ListQuery, RecordRow } from "@/app/_lib/types";
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
  const [moves, setMoves] = useState<ReadonlyMap<string, string>>(new Map());

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
      const shown = moves.get(record.id) ?? stored;
      at(shown).records.push(record);
      if (shown === stored) continue;
      at(shown).count += 1;
      at(stored).count = Math.max(0, at(stored).count - 1);
    }
    return found;
  }, [list.data, counts.data, field.key, moves]);

  const move = useCallback(
    async (record: RecordRow, day: string) => {
      const value = record.values[field.key];
      if (typeof value !== "string" || dayOfValue(value, myZone()) === day) return;
      setMoves((now) => new Map(now).set(record.id, day));
      await saveField(record, field, onDay(value, day, myZone()));
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === "search_records" || queryKey[1] === "aggregate_records",
      });
      setMoves((now) => new Map([...now].filter(([id]) => id !== record.id)));
    },
    [field],
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
