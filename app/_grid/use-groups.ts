import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";

import { readTool } from "@/app/_lib/api";
import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { queryClient, useTool } from "@/app/_lib/query";
import type { ToolInput, ToolOutput } from "@/app/_lib/tool-types";
import type { FieldDefinition, Group, GroupQuery, ListQuery, Measure, RecordRow } from "@/app/_lib/types";
import { countKey, type GroupHead, groupCondition, type Line, measureKey } from "./lines";

const pageSize = 50;
const maxGroups = 500;

export type Grouping = { group: Group; field: FieldDefinition; measures: Measure[] } | null;

export type Groups = {
  lines: Line[];
  isPending: boolean;
  error: Error | null;
  isTruncated: boolean;
  toggle: (key: string) => void;
  onShown: (first: number, last: number) => void;
  again: () => void;
};

/** Heads with their figures in one query; the records of a group page by page, when its lines come into sight. */
export function useGroups(asked: ListQuery, grouping: Grouping): Groups {
  const heads = useHeads(asked, grouping);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map());
  const scope = JSON.stringify([asked, grouping?.group]);
  const [scopeNow, setScopeNow] = useState(scope);
  if (scope !== scopeNow) {
    setScopeNow(scope);
    setWanted(new Map());
  }

  const pages = pagesOf(asked, heads.list, closed, wanted);
  const results = useQueries({ queries: pages.map((page) => page.options) });
  const loaded = useStable(results.map((result) => result.data));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of pages changes only with what is loaded
  const lines = useMemo(() => toLines(heads.list, closed, pages, loaded), [heads.list, closed, loaded]);

  const onShown = useCallback(
    (first: number, last: number) => {
      const near = lines.slice(Math.max(0, first - 5), last + 20);
      const groups = new Set(near.flatMap((line) => (line.kind === "gap" ? [line.group] : [])));
      const due = [...groups].filter((key) => !isLoading(pages, loaded, key));
      if (due.length === 0) return;
      setWanted((now) => {
        const next = new Map(now);
        for (const key of due) next.set(key, pages.filter((page) => page.group === key).length + 1);
        return next;
      });
    },
    [lines, pages, loaded],
  );
  const toggle = useCallback((key: string) => {
    setClosed((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  return { lines, toggle, onShown, ...heads.rest };
}

/** The same list for as long as it holds the same things. */
function useStable<Item>(list: Item[]): Item[] {
  const kept = useRef(list);
  if (list.length !== kept.current.length || list.some((item, at) => item !== kept.current[at])) kept.current = list;
  return kept.current;
}

function useHeads(asked: ListQuery, grouping: Grouping) {
  const { object, where, search, deleted } = asked;
  const query: GroupQuery = {
    object,
    ...(where ? { where } : {}),
    ...(search ? { search } : {}),
    ...(deleted ? { deleted } : {}),
    group: grouping ? [grouping.group] : [],
    measures: [
      { fn: "count", as: countKey },
      ...(grouping?.measures ?? []).map((measure) => ({ ...measure, as: measureKey(measure) })),
    ],
    ...(grouping ? { sort: [{ field: grouping.group.field, direction: "asc" as const }] } : {}),
    limit: maxGroups,
  };
  const { data, error, isPending, refetch } = useTool("aggregate_records", query, {
    enabled: grouping !== null,
    keepPrevious: true,
  });
  const list = useMemo(
    () =>
      !grouping || !data || data.columns[0]?.key !== grouping.group.field
        ? []
        : data.rows.map((row): GroupHead => {
            const value = row[grouping.group.field] ?? null;
            const condition = groupCondition(grouping.field, grouping.group, value);
            return {
              key: JSON.stringify(value),
              value,
              count: Number(row[countKey] ?? 0),
              sums: row,
              where: condition,
            };
          }),
    [data, grouping],
  );
  return { list, rest: { isPending, error, isTruncated: data?.isTruncated ?? false, again: () => void refetch() } };
}

type PageOutput = ToolOutput<"search_records">;
type Page = { group: string; options: { queryKey: readonly unknown[]; queryFn: () => Promise<PageOutput> } };

/** A page can be asked for once the one before it is there, since its cursor comes with it. */
function pagesOf(
  asked: ListQuery,
  heads: GroupHead[],
  closed: ReadonlySet<string>,
  wanted: ReadonlyMap<string, number>,
): Page[] {
  return heads.flatMap((head) => {
    const pages: Page[] = [];
    if (closed.has(head.key)) return pages;
    let cursor: string | null | undefined;
    for (let at = 0; at < (wanted.get(head.key) ?? 0); at += 1) {
      if (at > 0 && !cursor) break;
      const where = joinWhere([...splitWhere(asked.where), head.where]);
      const input: ToolInput<"search_records"> = {
        ...asked,
        ...(where ? { where } : {}),
        limit: pageSize,
        count: "none",
        ...(cursor ? { cursor } : {}),
      };
      const queryKey = ["tool", "search_records", input];
      pages.push({ group: head.key, options: { queryKey, queryFn: () => readTool("search_records", input) } });
      cursor = queryClient.getQueryData<PageOutput>(queryKey)?.nextCursor;
    }
    return pages;
  });
}

function isLoading(pages: Page[], loaded: (PageOutput | undefined)[], group: string): boolean {
  return pages.some((page, at) => page.group === group && loaded[at] === undefined);
}

function toLines(
  heads: GroupHead[],
  closed: ReadonlySet<string>,
  pages: Page[],
  loaded: (PageOutput | undefined)[],
): Line[] {
  const byGroup = new Map<string, { records: Map<string, RecordRow>; isWhole: boolean }>();
  for (const [at, page] of pages.entries()) {
    const known = byGroup.get(page.group) ?? { records: new Map(), isWhole: false };
    for (const record of loaded[at]?.records ?? []) known.records.set(record.id, record);
    known.isWhole = loaded[at] !== undefined && loaded[at].nextCursor === null;
    byGroup.set(page.group, known);
  }
  return heads.flatMap((head): Line[] => {
    const isOpen = !closed.has(head.key);
    const line: Line = { kind: "head", id: head.key, head, isOpen };
    if (!isOpen) return [line];
    const known = byGroup.get(head.key);
    const records = [...(known?.records.values() ?? [])];
    const missing = known?.isWhole ? 0 : Math.max(0, head.count - records.length);
    return [
      line,
      ...records.map((record): Line => ({ kind: "record", id: `${head.key} ${record.id}`, record })),
      ...Array.from({ length: missing }, (_, at): Line => ({ kind: "gap", id: `${head.key} ${at}`, group: head.key })),
    ];
  });
}
