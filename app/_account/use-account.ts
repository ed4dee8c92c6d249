import { type UseQueryResult, useQuery } from "@tanstack/react-query";

import type { ToolError } from "@/app/_lib/api";
import { leaveClerk } from "@/app/_lib/clerk-on-page";
import { queryClient, useSystemInfo } from "@/app/_lib/query";
import { askAuth } from "@/app/_sign-in/ask-auth";
import type { AccountView } from "@/server/doors/account-view";

export type { AccountView };

/** One's own account; there is none in local mode. */
export function useAccount(): UseQueryResult<AccountView, ToolError> {
  const { data } = useSystemInfo();
  return useQuery<AccountView, ToolError>({
    queryKey: ["account"],
    queryFn: () => askAuth<AccountView>("account"),
    enabled: data?.mode === "built-in",
    staleTime: 5 * 60_000,
  });
}

/** Changes something about the account and reads it anew. */
export async function changeAccount<Output>(path: string, body: object): Promise<Output> {
  const output = await askAuth<Output>(`account/${path}`, body);
  await queryClient.invalidateQueries({ queryKey: ["account"] });
  return output;
}

export async function signOut(): Promise<void> {
  if (await leaveClerk()) return;
  await askAuth("sign-out", {});
  window.location.assign("/sign-in");
}

export async function switchWorkspace(slug: string): Promise<void> {
  await askAuth("account/workspace", { slug });
  window.location.assign("/");
}
