import type { Session } from "@/db/connect/db";

const become = (setting: string): string => `select set_config('role', current_setting('${setting}'), true)`;

/** A session that acts with limits, and can put them down for a moment. */
export function withLimits(session: Session): Session {
  let depth = 0;
  return {
    ...session,
    async asOwner(run) {
      depth += 1;
      if (depth === 1) await session.query(become("atrium.owner_role"));
      try {
        return await run();
      } finally {
        depth -= 1;
        // After an error the transaction is aborted: its role goes with it, and this fails in silence.
        if (depth === 0) await session.query(become("atrium.acting_role")).catch(() => undefined);
      }
    },
  };
}

/**
 * For what Atrium keeps by itself, and for a write that was found allowed and puts a record out of its writer's sight.
 * What runs must name its records by ids: a condition would see what its author may not.
 */
export function asOwner<T>(session: Session, run: () => Promise<T>): Promise<T> {
  return session.asOwner ? session.asOwner(run) : run();
}
