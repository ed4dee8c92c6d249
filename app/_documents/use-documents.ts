import { useInfiniteQuery } from "@tanstack/react-query";

import { readTool, type ToolError } from "@/app/_lib/api";
import type { ToolOutput } from "@/app/_lib/tool-types";
import type { DocumentsPlace } from "./documents-address";

type Page = ToolOutput<"list_documents">;
export type DocumentItem = Page["documents"][number];
export type VersionItem = DocumentItem["version"];
export type Folder = Page["folders"][number];

const pageSize = 50;
/** How often is asked what became of a version that is being read. */
export const askAgainAfter = 1500;

export const isBeingRead = ({ state }: Pick<VersionItem, "state">): boolean =>
  state === "waiting" || state === "reading";

/** Pages by cursor, joined into one list; asked again while something in it is being read. */
export function useDocuments({ folder, search, isTrash }: DocumentsPlace) {
  const input = {
    ...(folder === undefined ? {} : { folder }),
    ...(search ? { search } : {}),
    ...(isTrash ? { deleted: true } : {}),
    limit: pageSize,
  };
  const query = useInfiniteQuery<Page, ToolError, { pages: Page[] }, readonly unknown[], Page["next"]>({
    queryKey: ["tool", "list_documents", input, "pages"],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      readTool("list_documents", { ...input, ...(pageParam ? { after: pageParam } : {}) }, signal),
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.documents.some(({ version }) => isBeingRead(version)))
        ? askAgainAfter
        : false,
  });
  return {
    ...query,
    items: query.data?.pages.flatMap((page) => page.documents) ?? [],
    folders: query.data?.pages.at(-1)?.folders,
  };
}
