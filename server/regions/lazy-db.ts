import type { Db } from "@/db/connect/db";

/** A database that is opened by whoever needs it first; one that cannot be reached now is tried again by the next. */
export function lazyDb(driver: Db["driver"], open: () => Promise<Db>): Db {
  let opened: Promise<Db> | undefined;
  const ready = (): Promise<Db> => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    driver,
    transaction: async (options, run) => (await ready()).transaction(options, run),
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}
