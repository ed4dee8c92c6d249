import { useInfiniteQuery } from "@tanstack/react-query";

import { readTool, type ToolError } from "@/app/_lib/api";
import type { ToolOutput } from "@/app/_lib/tool-types";
import type { AuditSearch } from "./audit-address";

type Page = ToolOutput<"list_changes">;

/** Pages by cursor, joined into one list. */
export function useChanges(search: AuditSearch) {
  const query = useInfiniteQuery<Page, ToolError, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: ["tool", "list_changes", search, "pages"],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      readTool("list_changes", { ...search, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });
  return { ...query, changeSets: query.data?.pages.flatMap((page) => page.changeSets) ?? [] };
}
