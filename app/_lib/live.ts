import { isOwnChange } from "./api";
import { type Change, shows } from "./live-queries";
import { queryClient, toolKey } from "./query";
import { subscribe } from "./subscribe";
import type { ToolOutput } from "./tool-types";

type News = { groups: (Change & { changeSetId: string })[] | null };

/** What is committed within a moment is asked for once. */
const gatherFor = 150;

/** Follows what others change, and asks again for exactly what shows it. A hidden tab holds no connection. */
export function followChanges(): () => void {
  let lastEventId: string | null = null;
  let stop: (() => void) | null = null;
  let gathered: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    stop?.();
    stop = null;
  };
  const ask = (): void => {
    const changes = gathered;
    gathered = [];
    refresh(changes);
  };
  const hear = async ({ groups }: News, id: string): Promise<void> => {
    lastEventId = id;
    if (!groups) return void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "tool" });
    for (const change of groups) if (!(await isOwnChange(change.changeSetId))) gathered.push(change);
    clearTimeout(timer);
    if (gathered.length > 0) timer = setTimeout(ask, gatherFor);
  };
  const follow = (): void => {
    if (document.hidden) {
      close();
      return;
    }
    stop ??= subscribe<News>({
      path: "live.changes",
      input: () => ({ lastEventId }),
      onData: (news, id) => void hear(news, id),
    });
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
