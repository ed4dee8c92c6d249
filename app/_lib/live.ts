import { createTRPCUntypedClient, httpSubscriptionLink } from "@trpc/client";

import { isOwnChange } from "./api";
import { type Change, shows } from "./live-queries";
import { queryClient, toolKey } from "./query";
import type { ToolOutput } from "./tool-types";

type News = { id: string; data: { groups: (Change & { changeSetId: string })[] | null } };

/** What is committed within a moment is asked for once. */
const gatherFor = 150;

/** Follows what others change, and asks again for exactly what shows it. A hidden tab holds no connection. */
export function followChanges(): () => void {
  const client = createTRPCUntypedClient({ links: [httpSubscriptionLink({ url: "/api/trpc" })] });
  let lastEventId: string | null = null;
  let open: { unsubscribe(): void } | null = null;
  let gathered: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    open?.unsubscribe();
    open = null;
  };
  const ask = (): void => {
    const changes = gathered;
    gathered = [];
    refresh(changes);
  };
  const hear = async ({ id, data }: News): Promise<void> => {
    lastEventId = id;
    if (!data.groups)
      return void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "tool" });
    for (const change of data.groups) if (!(await isOwnChange(change.changeSetId))) gathered.push(change);
    clearTimeout(timer);
    if (gathered.length > 0) timer = setTimeout(ask, gatherFor);
  };
  const follow = (): void => {
    if (document.hidden) {
      close();
      return;
    }
    open ??= client.subscription(
      "live.changes",
      { lastEventId },
      { onData: (news) => void hear(news as News), onError: close },
    );
  };
  follow();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    clearTimeout(timer);
    close();
  };
}

function refresh(changes: Change[]): void {
  const known = queryClient.getQueryData<ToolOutput<"describe_objects">>(toolKey("describe_objects", {}));
  const objects = known?.objects ?? [];
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey[0] === "tool" && changes.some((change) => shows(objects, String(queryKey[1]), queryKey[2], change)),
  });
}
