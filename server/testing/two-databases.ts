import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { emptyDatabases } from "@/db/testing/empty-databases";
import { type Atrium, openAtrium } from "@/server/atrium";
import { readSettings, type Settings } from "@/server/settings";

export type TwoDatabases = {
  /** As one would set them in the environment. */
  given: Record<string, string>;
  settings: Settings;
  /** Without a demo; it may be closed before the end. */
  open(settings?: Settings): Promise<Atrium>;
  /** Closes what is open and drops the databases. */
  drop(): Promise<void>;
};

/** A server whose home is an empty database, with a region "far" in another. */
export async function twoDatabases(): Promise<TwoDatabases> {
  const { root, urls, drop } = await emptyDatabases("home", "far");
  const [home = "", far = ""] = urls;
  const isFile = home.startsWith("file:");
  const given = {
    ATRIUM_DATA: isFile ? fileURLToPath(home) : join(root, "data"),
    DATABASE_URL: isFile ? "" : home,
    ATRIUM_REGIONS: JSON.stringify([
      { id: "default", name: "Nearby" },
      { id: "far", name: "Far away", databaseUrl: far },
    ]),
    ATRIUM_AUTH: "local",
    ATRIUM_LOG: "silent",
  };
  const settings = readSettings(given);
  const opened = new Set<Atrium>();
  return {
    ...{ given, settings },
    async open(by = settings) {
      const atrium = await openAtrium(by, { isBare: true });
      const { close } = atrium;
      opened.add(atrium);
      atrium.close = async () => {
        if (opened.delete(atrium)) await close();
      };
      return atrium;
    },
    async drop() {
      for (const atrium of opened) await atrium.close();
      await drop();
    },
  };
}
