import { useInfiniteQuery } from "@tanstack/react-query";

import { readTool, type ToolError } from "@/app/_lib/api";
import type { ToolInput, ToolOutput } from "@/app/_lib/tool-types";

type Page = ToolOutput<"list_timeline">;
export type TimelineItem = Page["items"][number];
export type TimelineKind = TimelineItem["kind"];

/** Pages by cursor, joined into one list. */
export function useTimeline(asked: ToolInput<"list_timeline">) {
  const query = useInfiniteQuery<Page, ToolError, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: ["tool", "list_timeline", asked, "pages"],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      readTool("list_timeline", { ...asked, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
