import type { Db, Session } from "./db";

/**
 * A database whose transactions are savepoints of one open transaction: a dry run does everything for real
 * and the caller rolls the whole back.
 */
export function insideTransaction(driver: Db["driver"], outer: Session): Db {
  const session: Session = { query: outer.query, exec: outer.exec, orm: outer.orm };
  let depth = 0;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    driver,
    transaction(options, run) {
      const next = queue.then(async () => {
        depth += 1;
        const name = `atrium_${depth}`;
        await session.exec(`savepoint ${name}`);
        try {
          const opening = options.opening ? await session.exec(options.opening) : [];
          const result = await run(session, opening);
          await session.exec(`release savepoint ${name}`);
          return result;
        } catch (error) {
          await session.exec(`rollback to savepoint ${name}`);
          throw error;
        }
      });
      queue = next.catch(() => undefined);
      return next;
    },
    close: async () => undefined,
  };
}
