import { QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";

import { readSystemInfo, readTool, ToolError } from "./api";
import { setRegion } from "./region";
import type { ReadTool, ToolInput, ToolOutput } from "./tool-types";
import type { Member, ObjectDefinition, SystemInfo } from "./types";
import { pinWorkspace } from "./workspace-pin";

const mayRecover = new Set(["unreachable", "internal", "upstream_failed", "rate_limited"]);

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (count, error) => count < 1 && error instanceof ToolError && mayRecover.has(error.code),
        networkMode: "always",
      },
    },
  });
}

/** One cache for the tab: writes outside of components refresh it too. */
export const queryClient = createQueryClient();

export function toolKey<Name extends ReadTool>(name: Name, input: ToolInput<Name>): readonly unknown[] {
  return ["tool", name, input];
}

type Options = { enabled?: boolean; staleTime?: number; keepPrevious?: boolean };

export function useTool<Name extends ReadTool>(
  name: Name,
  input: ToolInput<Name>,
  { enabled = true, staleTime, keepPrevious = false }: Options = {},
): UseQueryResult<ToolOutput<Name>, ToolError> {
  return useQuery<ToolOutput<Name>, ToolError>({
    queryKey: toolKey(name, input),
    queryFn: ({ signal }) => readTool(name, input, signal),
    enabled,
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(keepPrevious ? { placeholderData: (previous: ToolOutput<Name> | undefined) => previous } : {}),
  } as Parameters<typeof useQuery<ToolOutput<Name>, ToolError>>[0]);
}

const dataReads: ReadTool[] = [
  "search_records",
  "get_record",
  "aggregate_records",
  "get_briefing",
  "list_changes",
  "list_value_sources",
  "list_duplicates",
  "describe_objects",
  "list_views",
  "list_reports",
  "run_report",
  "list_timeline",
  "list_task_proposals",
  "list_documents",
  "get_document",
  "get_model_settings",
  "list_members",
  "list_invites",
  "list_roles",
  "list_teams",
  "get_access",
];

/** After a write anything that shows records, or the objects themselves, may have changed. */
export function refreshRecords(): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => dataReads.includes(queryKey[1] as ReadTool),
  });
}

export function useSystemInfo(): UseQueryResult<SystemInfo, ToolError> {
  return useQuery<SystemInfo, ToolError>({
    queryKey: ["system"],
    queryFn: async () => {
      const info = await readSystemInfo();
      if (info.mode !== "local") pinWorkspace(info.workspace.slug);
      setRegion({ locale: info.me.locale, timeZone: info.me.timeZone });
      return info;
    },
    staleTime: 60_000,
    refetchInterval: 120_000,
    refetchOnWindowFocus: true,
  });
}

export function useObjects(): ObjectDefinition[] {
  return useTool("describe_objects", {}, { staleTime: 5 * 60_000 }).data?.objects ?? noObjects;
}

export function useObject(key: string): ObjectDefinition | undefined {
  return useObjects().find((object) => object.key === key);
}

export function useMembers(): Member[] {
  return useTool("list_members", {}, { staleTime: 5 * 60_000 }).data?.members ?? noMembers;
}

const noObjects: ObjectDefinition[] = [];
const noMembers: Member[] = [];
