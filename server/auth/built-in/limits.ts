import { countFailure, countTry, forgetTries, type Limit, lockedFor } from "@/db/accounts/rate-limits";
import type { Db } from "@/db/connect/db";
import { AppError } from "@/tools/core/app-error";

const perAddress: Limit = { most: 120, seconds: 300 };
const once: Limit = { most: 1, seconds: 120 };
const perAccount: Limit = { most: 20, seconds: 300 };

export type Limits = ReturnType<typeof openLimits>;

/**
 * Counts tries and refuses too many. It goes by what was typed, whether there is such an account or not, so that the
 * answer tells nothing about it.
 */
export function openLimits(db: Db, now: () => Date = () => new Date()) {
  const require = (seconds: number): void => {
    if (seconds === 0) return;
    throw new AppError("rate_limited", `Too many tries. Wait ${inWords(seconds)}, then try again.`, {
      details: [{ path: "retryAfter", message: String(seconds) }],
    });
  };
  return {
    async byAddress(address: string): Promise<void> {
      require(await db.transaction({}, (session) => countTry(session, `address:${address}`, perAddress, now())));
    },
    /** Before a try for an account; `what` keeps mails that were asked for apart from passwords that were typed. */
    async byAccount(what: string, email: string): Promise<void> {
      const key = keyOf(what, email);
      require(
        await db.transaction({}, async (session) => {
          const locked = await lockedFor(session, `${key}:failed`, now());
          return Math.max(locked, await countTry(session, key, perAccount, now()));
        }),
      );
    },
    async failed(what: string, email: string): Promise<void> {
      await db.transaction({}, (session) => countFailure(session, `${keyOf(what, email)}:failed`, now()));
    },
    /** Whether this is the first time within two minutes, for what must not count twice. */
    async isFirst(key: string): Promise<boolean> {
      return (await db.transaction({}, (session) => countTry(session, `once:${key}`, once, now()))) === 0;
    },
    async succeeded(what: string, email: string): Promise<void> {
      await db.transaction({}, (session) => forgetTries(session, `${keyOf(what, email)}:failed`));
    },
  };
}

const keyOf = (what: string, email: string): string => `${what}:${email.trim().toLowerCase().slice(0, 320)}`;

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "one second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}
