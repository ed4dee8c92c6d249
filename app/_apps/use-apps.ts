import { type UseQueryResult, useQuery } from "@tanstack/react-query";

import type { ToolError } from "@/app/_lib/api";
import { queryClient, useSystemInfo } from "@/app/_lib/query";
import { askAuth } from "@/app/_sign-in/ask-auth";
import type { AppsView, AppView } from "@/server/doors/app-view";

export type { AppsView, AppView };

/** Apps in this workspace; there are none in local mode. */
export function useApps(): UseQueryResult<AppsView, ToolError> {
  const { data } = useSystemInfo();
  return useQuery<AppsView, ToolError>({
    queryKey: ["apps"],
    queryFn: () => askAuth<AppsView>("apps"),
    enabled: data?.mode === "built-in",
    staleTime: 0,
  });
}

export async function changeApps<Output>(path: string, body: object): Promise<Output> {
  const output = await askAuth<Output>(path, body);
  await queryClient.invalidateQueries({ queryKey: ["apps"] });
  return output;
}
