import { useInfiniteQuery } from "@tanstack/react-query";

import { readTool, type ToolError } from "@/app/_lib/api";
import { askedFor, firstPlace, type PartPlace, type TextPart, toPart } from "./text-parts";

type Asked = { id: string; versionId: string; markFrom: number | undefined };

/** The text of a version in parts, from the marked stretch or the beginning. It never changes, so it is read once. */
export function useText({ id, versionId, markFrom }: Asked) {
  const start = firstPlace(markFrom);
  const query = useInfiniteQuery<TextPart, ToolError, { pages: TextPart[] }, readonly unknown[], PartPlace>({
    queryKey: ["text of document", id, versionId, start],
    initialPageParam: start,
    queryFn: async ({ pageParam, signal }) => {
      const { text, from, length } = await readTool("get_document", { id, versionId, ...askedFor(pageParam) }, signal);
      return toPart(pageParam, { text: text ?? "", from, length });
    },
    getNextPageParam: ({ next }) => (next === null ? null : { from: next }),
    getPreviousPageParam: ({ from }) => (from === 0 ? null : { before: from }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { ...query, parts: query.data?.pages ?? [] };
}
