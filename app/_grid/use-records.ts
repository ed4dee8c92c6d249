import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

import { readTool, type ToolError } from "@/app/_lib/api";
import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { completeParts } from "@/app/_lib/filters";
import type { ToolOutput } from "@/app/_lib/tool-types";
import type { Count, ListQuery, RecordRow } from "@/app/_lib/types";

const pageSize = 100;
const loadAhead = 30;

/** What the server is asked: unfinished filters are left out, and every row carries what editing needs. */
export function askedQuery(query: ListQuery, fields: string[]): ListQuery {
  const where = joinWhere(completeParts(splitWhere(query.where)));
  return {
    object: query.object,
    ...(where ? { where } : {}),
    ...(query.search ? { search: query.search } : {}),
    ...(query.deleted ? { deleted: query.deleted } : {}),
    ...(query.sort?.length ? { sort: query.sort } : {}),
    fields: [...new Set([...fields, "updated_at"])],
  };
}

export type Records = {
  records: RecordRow[];
  count: Count | null;
  isPending: boolean;
  error: ToolError | null;
  /** The next page is asked for before its first row is due. */
  onShown: (first: number, last: number) => void;
  again: () => void;
};

/** Pages by keyset cursor, joined into one list. */
export function useRecords(asked: ListQuery, { isEnabled = true, isCounted = true } = {}): Records {
  const query = useInfiniteQuery<
    ToolOutput<"search_records">,
    ToolError,
    { pages: ToolOutput<"search_records">[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ["tool", "search_records", asked, isCounted ? "pages" : "uncounted"],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      readTool(
        "search_records",
        {
          ...asked,
          limit: pageSize,
          count: pageParam || !isCounted ? "none" : "capped",
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
    enabled: isEnabled,
  });
  const pages = query.data?.pages;
  const records = useMemo(() => (pages ?? []).flatMap((page) => page.records), [pages]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const loaded = records.length;
  const onShown = useCallback(
    (_first: number, last: number) => {
      if (hasNextPage && !isFetchingNextPage && last >= loaded - loadAhead) void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, loaded],
  );
  return {
    records,
    count: pages?.[0]?.count ?? null,
    isPending: query.isPending,
    error: query.error,
    onShown,
    again: () => void query.refetch(),
  };
}
