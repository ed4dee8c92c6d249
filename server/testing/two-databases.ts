import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { emptyDatabases } from "@/db/testing/empty-databases";
import { readSettings, type Settings } from "@/server/settings";

/** Settings of a server whose home is an empty database, with a region "far" in another. */
export async function twoDatabases(): Promise<{ settings: Settings; root: string; drop(): Promise<void> }> {
  const { root, urls, drop } = await emptyDatabases("home", "far");
  const [home = "", far = ""] = urls;
  const isFile = home.startsWith("file:");
  const settings = readSettings({
    ATRIUM_DATA: isFile ? fileURLToPath(home) : join(root, "data"),
    DATABASE_URL: isFile ? "" : home,
    ATRIUM_REGIONS: JSON.stringify([
      { id: "default", name: "Nearby" },
      { id: "far", name: "Far away", databaseUrl: far },
    ]),
    ATRIUM_AUTH: "local",
    ATRIUM_LOG: "silent",
  });
  return { settings, root, drop };
}
