import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { readTool, type ToolError } from "@/app/_lib/api";
import { joinWhere, splitWhere } from "@/app/_lib/describe-query";
import { isComplete } from "@/app/_lib/filters";
import type { ToolOutput } from "@/app/_lib/tool-types";
import type { Count, ListQuery, RecordRow } from "@/app/_lib/types";

const pageSize = 100;

/** What the server is asked: unfinished filters are left out, and every row carries what editing needs. */
export function askedQuery(query: ListQuery, fields: string[]): ListQuery {
  const where = joinWhere(splitWhere(query.where).filter(isComplete));
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
  hasMore: boolean;
  isPending: boolean;
  isFetchingMore: boolean;
  error: ToolError | null;
  more: () => void;
  again: () => void;
};

/** Pages by keyset cursor, joined into one list. */
export function useRecords(asked: ListQuery): Records {
  const query = useInfiniteQuery<
    ToolOutput<"search_records">,
    ToolError,
    { pages: ToolOutput<"search_records">[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ["tool", "search_records", asked, "pages"],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      readTool(
        "search_records",
        {
          ...asked,
          limit: pageSize,
          count: pageParam ? "none" : "capped",
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });
  const pages = query.data?.pages;
  const records = useMemo(() => (pages ?? []).flatMap((page) => page.records), [pages]);
  return {
    records,
    count: pages?.[0]?.count ?? null,
    hasMore: query.hasNextPage,
    isPending: query.isPending,
    isFetchingMore: query.isFetchingNextPage,
    error: query.error,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  };
}
