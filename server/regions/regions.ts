import { fileURLToPath } from "node:url";

import type { Db } from "@/db/connect/db";
import { openDb } from "@/db/connect/open-db";
import { homeRegion, listEntries } from "@/db/workspace/directory";
import { type Place, prepareRegion } from "@/db/workspace/workspaces";
import type { RegionSettings } from "@/server/region-settings";
import { AppError } from "@/tools/core/app-error";
import type { Region } from "@/tools/workspaces/workspace-keeper";
import { lazyDb } from "./lazy-db";

/** Where workspaces live. The directory of all, and who may sign in, is in the home database. */
export type Regions = {
  list: readonly Region[];
  home: Db;
  /** The region by its id, for somebody who asks. */
  place(id: string): Place;
  close(): Promise<void>;
};

type Options = { neonProxy?: string | undefined; wrap?(db: Db): Db };

export function openRegions(
  home: Db,
  settings: RegionSettings = [],
  { neonProxy, wrap = same }: Options = {},
): Regions {
  const name = settings.find(({ id }) => id === homeRegion)?.name ?? "Home";
  const others = settings.flatMap(({ id, name: label, databaseUrl: url }) =>
    url === undefined ? [] : [{ id, name: label, db: wrap(openLater(home, { id, url, neonProxy })) }],
  );
  const known = new Map([[homeRegion, home], ...others.map(({ id, db }) => [id, db] as const)]);
  return {
    list: [{ id: homeRegion, name }, ...others.map(({ id, name: label }) => ({ id, name: label }))],
    home,
    place(region) {
      const db = known.get(region);
      if (db) return { region, db };
      throw new AppError(
        "precondition_failed",
        `There is no region "${region}" here. Regions are set up in ATRIUM_REGIONS: ${[...known.keys()].join(", ")}.`,
      );
    },
    async close() {
      await Promise.all(others.map(({ db }) => db.close()));
    },
  };
}

const same = (db: Db): Db => db;

function openLater(home: Db, { id, url, neonProxy }: { id: string; url: string; neonProxy: string | undefined }): Db {
  const isFile = url.startsWith("file:");
  const where = isFile ? { directory: fileURLToPath(url) } : { url, directory: "", neonProxy };
  const isNeon = !isFile && (neonProxy !== undefined || new URL(url).hostname.endsWith(".neon.tech"));
  return lazyDb(isFile ? "pglite" : isNeon ? "neon" : "postgres", async () => {
    const db = await openDb(where);
    try {
      const here = (await listEntries(home)).filter(
        ({ region, transit }) => region === id && transit?.kind !== "arrive",
      );
      await prepareRegion(db, here);
    } catch (error) {
      await db.close();
      throw error;
    }
    return db;
  });
}
