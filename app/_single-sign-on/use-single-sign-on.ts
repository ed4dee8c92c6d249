import { type UseQueryResult, useQuery } from "@tanstack/react-query";

import type { ToolError } from "@/app/_lib/api";
import { queryClient, useSystemInfo } from "@/app/_lib/query";
import { askAuth } from "@/app/_sign-in/ask-auth";
import { notify } from "@/app/_ui/notices";
import type { SingleSignOnView } from "@/server/doors/single-sign-on-view";

export type { SingleSignOnView };
export type ProviderView = NonNullable<SingleSignOnView["provider"]>;

const queryKey = ["single-sign-on"];

/** How people of the workspace sign in elsewhere; Admins alone may know. */
export function useSingleSignOn(mayRead: boolean): UseQueryResult<SingleSignOnView, ToolError> {
  const mode = useSystemInfo().data?.mode;
  return useQuery<SingleSignOnView, ToolError>({
    queryKey,
    queryFn: () => askAuth<SingleSignOnView>("sso/settings"),
    enabled: mode === "built-in" && mayRead,
    staleTime: 60_000,
  });
}

/** Saves and shows what is stored now; a failure is the form's to tell. */
export async function saveSignOn(path: string, body: object, done: string): Promise<void> {
  queryClient.setQueryData(queryKey, await askAuth<SingleSignOnView>(`sso/settings/${path}`, body));
  void queryClient.invalidateQueries({ queryKey: ["tool", "list_changes"] });
  notify({ kind: "done", text: done });
}

export async function askSignOn<Output>(path: string, body: object = {}): Promise<Output> {
  const output = await askAuth<Output>(`sso/settings/${path}`, body);
  void queryClient.invalidateQueries({ queryKey });
  return output;
}
