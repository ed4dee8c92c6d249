import { emptyDatabasesOn } from "@/db/testing/empty-databases";

/**
 * A database of the run's own on the server that is to be tested on, as environment; nothing where the embedded one is.
 * What other runs and other versions have left on that server is not seen, and this run leaves nothing.
 */
export async function testDatabase(): Promise<{ env: Record<string, string>; drop(): Promise<void> }> {
  const { ATRIUM_TEST_DATABASE: driver = "pglite", DATABASE_URL: server } = process.env;
  if (driver === "pglite" || !server) return { env: {}, drop: async () => {} };
  const { urls, drop } = await emptyDatabasesOn(server, ["tests"]);
  return { env: { DATABASE_URL: urls[0] ?? server }, drop };
}
