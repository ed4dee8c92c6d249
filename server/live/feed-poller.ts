import { type FeedGroup, type FeedPosition, feedEnd, readFeed } from "@/db/changes/read-feed";
import type { Session } from "@/db/connect/db";
import { enterWorkspace } from "@/db/workspace/workspaces";
import type { Environment } from "@/tools/core/run-tool";

/** What changed; `groups` null means so much, or so long ago, that everything is to be read again. */
export type LiveEvent = { position: string; groups: FeedGroup[] | null };
type Listener = (event: LiveEvent) => void;

const encode = ({ xid, floor }: FeedPosition): string => `${xid}-${floor}`;

export function decode(text: string): FeedPosition | null {
  const [, xid, floor] = /^(\d{1,20})-(\d{1,19})$/.exec(text) ?? [];
  return xid && floor ? { xid, floor } : null;
}

/** Follows one workspace's feed for all who listen, and sleeps when nobody does. */
export class FeedPoller {
  private readonly listeners = new Set<Listener>();
  private readonly environment: Environment;
  private readonly everyMs: number | null;
  private readonly onError: (error: unknown) => void;
  private position: FeedPosition | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private running: Promise<void> | null = null;
  private isWanted = false;

  constructor(environment: Environment, everyMs: number | null, onError: (error: unknown) => void) {
    this.environment = environment;
    this.everyMs = everyMs;
    this.onError = onError;
  }

  get isAwake(): boolean {
    return this.listeners.size > 0;
  }

  /** From now on, or from where a connection was lost; answers what was missed meanwhile. */
  async join(listener: Listener, since: string | null): Promise<LiveEvent | null> {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      this.position = null;
      if (this.everyMs !== null) this.timer = setInterval(() => this.nudge(), this.everyMs);
    }
    const from = since === null ? null : decode(since);
    const to = await this.advance();
    if (since === null) return { position: encode(to), groups: [] };
    if (!from || BigInt(from.xid) > BigInt(to.xid)) return { position: encode(to), groups: null };
    const groups = await this.look((session) => readFeed(session, from, to));
    return { position: encode(to), groups };
  }

  leave(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Tells all who listen that nothing more comes from here. */
  end(): void {
    for (const listener of this.listeners) listener({ position: "0-0", groups: null });
  }

  /** Something may have been committed. While one look is under way, another follows it at most. */
  nudge(): void {
    if (!this.isAwake) return;
    if (this.running) {
      this.isWanted = true;
      return;
    }
    this.running = this.advance()
      .then(() => undefined, this.onError)
      .finally(() => {
        this.running = null;
        if (!this.isWanted) return;
        this.isWanted = false;
        this.nudge();
      });
  }

  /** Read only: whatever else commits wakes the pollers, and they would wake themselves. */
  private look<T>(run: (session: Session) => Promise<T>): Promise<T> {
    const { db, workspace } = this.environment;
    return db.transaction({ opening: enterWorkspace(workspace), isReadOnly: true }, run);
  }

  private async advance(): Promise<FeedPosition> {
    const from = this.position;
    const { to, groups } = await this.look(async (session) => {
      const end = await feedEnd(session);
      // While a transaction is open its rows may have small numbers, so the search begins where it began before.
      const floor = end.isSettled ? end.floor : (from?.floor ?? "0");
      const next = { xid: end.xid, floor };
      const isNews = from !== null && end.xid !== from.xid && end.floor !== from.floor;
      return { to: next, groups: isNews ? await readFeed(session, from, next) : [] };
    });
    // Two looks at once may end in either order; the position only goes forward.
    if (this.position && BigInt(this.position.xid) > BigInt(to.xid)) return this.position;
    if (from !== this.position) return this.position ?? to;
    this.position = to;
    if (groups === null || groups.length > 0) {
      const event = { position: encode(to), groups };
      for (const listener of this.listeners) listener(event);
    }
    return to;
  }
}
