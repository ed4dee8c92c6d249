import { type UseQueryResult, useQuery } from "@tanstack/react-query";

import type { ToolError } from "@/app/_lib/api";
import { queryClient, useSystemInfo } from "@/app/_lib/query";
import { askAuth } from "@/app/_sign-in/ask-auth";
import type { KeysView, KeyView } from "@/server/doors/key-view";

export type { KeysView, KeyView };

/** One's keys in this workspace; there are none in local mode. */
export function useKeys(): UseQueryResult<KeysView, ToolError> {
  const { data } = useSystemInfo();
  return useQuery<KeysView, ToolError>({
    queryKey: ["keys"],
    queryFn: () => askAuth<KeysView>("keys"),
    enabled: data !== undefined && data.mode !== "local",
    staleTime: 0,
  });
}

export async function changeKeys<Output>(path: string, body: object): Promise<Output> {
  const output = await askAuth<Output>(path, body);
  await queryClient.invalidateQueries({ queryKey: ["keys"] });
  return output;
}
