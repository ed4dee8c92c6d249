import type { Db } from "@/db/connect/db";
import type { Transit } from "@/db/schema/directory/workspaces";
import {
  dropEntry,
  dropLonelyPeople,
  type Entry,
  listEntries,
  setTransit,
  takeTransit,
} from "@/db/workspace/directory";
import { dropSchema } from "@/db/workspace/schemas";
import type { Regions } from "./regions";

type Options = {
  /** Nobody else can have opened the home database, so whoever began is gone. */
  isAlone: boolean;
  log(error: unknown): void;
};

/** Ends what was begun with whole workspaces by processes that are dead: what arrived in part goes, what was to go is gone. */
export async function finishTransits(regions: Regions, { isAlone, log }: Options): Promise<void> {
  for (const entry of await listEntries(regions.home)) {
    const { transit } = entry;
    if (!transit || transit.kind === "move") continue;
    await finish(regions, { ...entry, transit }, isAlone).catch(log);
  }
}

async function finish(
  { home, place }: Regions,
  { id, transit }: Entry & { transit: Transit },
  isAlone: boolean,
): Promise<void> {
  if (!(await takeTransit(home, id, transit, isAlone))) return;
  const { db } = place(transit.region);
  await dropWhole(db, transit.schemaName);
  if (transit.kind === "clear") await setTransit(home, id, null);
  else
    await home.transaction({}, async (session) => {
      if (transit.kind === "erase") await dropLonelyPeople(session, id);
      await dropEntry(session, id);
    });
}

export const dropWhole = (db: Db, schemaName: string): Promise<void> =>
  db.transaction({}, (session) => dropSchema(session, schemaName));
