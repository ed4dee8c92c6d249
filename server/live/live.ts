import { type Access, hasLimits } from "@/db/access/access";
import { isFixedTable } from "@/db/changes/fixed-rows";
import { readFeed } from "@/db/changes/read-feed";
import type { Db } from "@/db/connect/db";
import { enterWorkspace } from "@/db/workspace/workspaces";
import type { Environment } from "@/tools/core/run-tool";
import { decode, FeedPoller, type LiveEvent } from "./feed-poller";

/** Another process may write to a Postgres; the embedded database has this one alone, which says when it has written. */
const pollEvery = 1000;

/** Who has limits reads the stretch of the feed with them: the poller reads it once for all. */
async function seenBy(
  { db, workspace }: Environment,
  access: Access | undefined,
  since: string | null,
  event: LiveEvent,
): Promise<LiveEvent> {
  if (!access || !hasLimits(access) || event.groups === null || event.groups.length === 0) return event;
  const [from, to] = [since === null ? null : decode(since), decode(event.position)];
  if (!from || !to) return { ...event, groups: null };
  const opening = enterWorkspace(workspace, access);
  const groups = await db.transaction({ opening, isReadOnly: true }, (session) => readFeed(session, from, to));
  return { ...event, groups };
}

/** One poller a workspace, however many tabs are open. */
export class Live {
  private readonly pollers = new Map<string, FeedPoller>();
  private readonly ending = new AbortController();
  private readonly onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void = () => undefined) {
    this.onError = onError;
  }

  /** Ends with the signal, or with the server. */
  async *follow(
    environment: Environment,
    since: string | null,
    signal: AbortSignal,
    access?: Access,
  ): AsyncGenerator<LiveEvent> {
    const until = AbortSignal.any([signal, this.ending.signal]);
    if (until.aborted) return;
    const poller = this.poller(environment);
    const queue: LiveEvent[] = [];
    let wake = (): void => undefined;
    const listener = (event: LiveEvent): void => {
      queue.push(event);
      wake();
    };
    const stop = (): void => wake();
    until.addEventListener("abort", stop);
    try {
      const first = await poller.join(listener, since);
      let at = since;
      if (first) yield withoutPrivate(await seenBy(environment, access, at, first));
      at = first?.position ?? at;
      while (!until.aborted) {
        const event = queue.shift();
        if (event) {
          const seen = await seenBy(environment, access, at, event);
          at = event.position;
          // That something changed out of sight is not told either.
          if (seen === event || seen.groups?.length !== 0) yield withoutPrivate(seen);
        } else
          await new Promise<void>((done) => {
            wake = done;
            if (queue.length > 0 || until.aborted) done();
          });
      }
    } finally {
      until.removeEventListener("abort", stop);
      poller.leave(listener);
    }
  }

  /** After a commit in this process. */
  nudge(): void {
    for (const poller of this.pollers.values()) poller.nudge();
  }

  /** The workspace is no longer where it was: whoever follows it begins anew, and finds it or does not. */
  end(workspaceId: string): void {
    const poller = this.pollers.get(workspaceId);
    this.pollers.delete(workspaceId);
    poller?.end();
  }

  get isAwake(): boolean {
    return [...this.pollers.values()].some((poller) => poller.isAwake);
  }

  close(): void {
    this.ending.abort();
  }

  private poller(environment: Environment): FeedPoller {
    const { id } = environment.workspace;
    const known = this.pollers.get(id);
    if (known) return known;
    const made = new FeedPoller(environment, environment.db.driver === "pglite" ? null : pollEvery, this.onError);
    this.pollers.set(id, made);
    return made;
  }
}

/** Which view or field it was is for those who may see it; that something did is enough to read them again. */
function withoutPrivate(event: LiveEvent): LiveEvent {
  const groups = event.groups?.map((group) => (isFixedTable(group.object) ? { ...group, ids: [] } : group)) ?? null;
  return { ...event, groups };
}

/** The same database, which says when something was committed. */
export function watchWrites(db: Db, onCommit: () => void): Db {
  return {
    ...db,
    async transaction(options, run) {
      const result = await db.transaction(options, run);
      if (!options.isReadOnly) onCommit();
      return result;
    },
  };
}
