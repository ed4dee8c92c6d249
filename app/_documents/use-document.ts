import { useQuery } from "@tanstack/react-query";

import { readTool, type ToolError } from "@/app/_lib/api";
import { toolKey } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { askAgainAfter, isBeingRead } from "./use-documents";

export type OpenDocument = ToolOutput<"get_document">;

/** What is known of a document and its versions, asked again while one is being read; its text comes in parts. */
export function useDocument(id: string, versionId: string | undefined) {
  const input = { id, limit: 1, ...(versionId ? { versionId } : {}) };
  return useQuery<OpenDocument, ToolError>({
    queryKey: toolKey("get_document", input),
    queryFn: ({ signal }) => readTool("get_document", input, signal),
    retry: false,
    refetchInterval: ({ state }) => (state.data?.versions.some(isBeingRead) ? askAgainAfter : false),
  });
}
