import type { Db } from "./db";
import { openPglite } from "./pglite";
import { openNeon, openPostgres } from "./postgres";

export type DbSettings = {
  /** Postgres or Neon; left out means the embedded database in `directory`. */
  url?: string | undefined;
  directory: string;
  neonProxy?: string | undefined;
  owner?: { port?: number; secret?: string } | undefined;
};

/** Embedded by default, Postgres by address, Neon's own driver when the host is Neon's. */
export async function openDb(settings: DbSettings): Promise<Db> {
  if (!settings.url) return openPglite({ directory: settings.directory, owner: settings.owner });
  const isNeon = settings.neonProxy !== undefined || new URL(settings.url).hostname.endsWith(".neon.tech");
  return isNeon
    ? openNeon(settings.url, settings.neonProxy ? { proxy: settings.neonProxy } : {})
    : openPostgres(settings.url);
}
