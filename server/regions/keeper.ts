import { moveWorkspace } from "@/db/archive/move-workspace";
import { type Entry, listEntries, TakenOverError, takeTransit } from "@/db/workspace/directory";
import { dropWorkspace, type Workspace } from "@/db/workspace/workspaces";
import { AppError } from "@/tools/core/app-error";
import { createClock } from "@/tools/core/clock";
import { toAppError } from "@/tools/core/to-app-error";
import type { WorkspaceKeeper } from "@/tools/workspaces/workspace-keeper";
import { dropWhole, finishTransits } from "./finish-transits";
import type { Regions } from "./regions";

export type Keeper = WorkspaceKeeper & {
  /** Goes on with what dead processes had begun, moves included. */
  resume(): Promise<void>;
};

type Options = {
  /** The workspace has gone, or is at another place from now on. */
  onGone(workspace: Workspace): void;
  /** A move came to nothing, and the workspace stayed where it was. */
  onFailure?(workspace: Workspace, why: string): Promise<void>;
  log?(error: unknown): void;
};

/** What can be done with whole workspaces on this server; each of them is in one pair of hands at a time. */
export function openKeeper(regions: Regions, { onGone, onFailure, log = () => undefined }: Options): Keeper {
  const { home } = regions;
  const { newId } = createClock();
  const busy = new Set<string>();
  // The embedded database belongs to one process, so what is not in hand here is in nobody's.
  const isAlone = home.driver === "pglite";
  const exclusive = async <T>(id: string, run: () => Promise<T>): Promise<T> => {
    if (busy.has(id)) throw isBusy();
    busy.add(id);
    return run().finally(() => busy.delete(id));
  };
  const moveNow = (entry: Entry, region: string): Promise<boolean> =>
    moveWorkspace({
      ...{ home, entry, isAlone, newId: newId(), now: new Date() },
      from: regions.place(entry.region),
      to: regions.place(region),
      onMoved: () => onGone(entry),
    });
  return {
    regions: regions.list,
    erase: (workspace) =>
      exclusive(workspace.id, async () => {
        const { id, region, schemaName, transit } = await entryOf(regions, workspace);
        if (!(await takeTransit(home, id, { kind: "erase", region, schemaName }, isAlone))) throw isBusy();
        // A move that was cut off left a part of a copy behind.
        if (transit?.kind === "move") await dropWhole(regions.place(transit.region).db, transit.schemaName);
        await dropWorkspace(home, { ...workspace, region, schemaName }, regions.place(region).db);
        onGone(workspace);
      }),
    move: (workspace, region) =>
      exclusive(workspace.id, async () => {
        const entry = await entryOf(regions, workspace);
        requireGoal(regions, entry, region);
        if (!(await moveNow(entry, region))) throw isBusy();
      }).catch(async (error: unknown) => {
        // What was refused changed nothing, and whoever asked is told.
        if (error instanceof AppError || error instanceof TakenOverError) throw error;
        log(error);
        await onFailure?.(workspace, failureOf(error)).catch(log);
        throw error;
      }),
    async resume() {
      await finishTransits(regions, { isAlone: false, log });
      for (const entry of await listEntries(home)) {
        const { id, transit } = entry;
        if (transit?.kind !== "move" || busy.has(id)) continue;
        await exclusive(id, () => moveNow(entry, transit.region)).catch(log);
      }
    },
  };
}

const failureOf = (error: unknown): string =>
  `The move to another region came to nothing, and the workspace is where it was: ${toAppError(error).message}`;

const isBusy = (): AppError =>
  new AppError("conflict", "Something is being done with this whole workspace already. Wait until it has ended.");

async function entryOf({ home }: Regions, { id }: Workspace): Promise<Entry> {
  const entry = (await listEntries(home)).find((each) => each.id === id);
  if (entry) return entry;
  throw new AppError("not_found", "There is no such workspace any more.");
}

function requireGoal(regions: Regions, { region, transit }: Entry, goal: string): void {
  regions.place(goal);
  if (region === goal) throw new AppError("precondition_failed", `The workspace is in the region ${goal} already.`);
  if (transit?.kind === "move" && transit.region !== goal)
    throw new AppError("conflict", `A move to the region ${transit.region} was begun. It goes on by itself.`);
}
