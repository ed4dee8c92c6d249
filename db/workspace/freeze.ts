import type { Db } from "@/db/connect/db";
import { isLockTimeout } from "@/db/objects/strong-lock";
import { enterSchema, type Workspace } from "./workspaces";

const pauseMilliseconds = 500;

/**
 * From now on nobody writes in the workspace, and everybody who did has ended: each transaction of the workspace begins
 * with the table that this takes for a moment. Reading goes on. It waits in short tries, so that nobody queues behind it.
 */
export async function freeze(db: Db, workspace: Workspace, onWait: () => Promise<void>, tries = 600): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      await db.transaction({ opening: enterSchema(workspace) }, (session) =>
        session.exec(
          "set local lock_timeout to '500ms'; lock table atrium_meta in access exclusive mode; update atrium_meta set frozen = 'move'",
        ),
      );
      return;
    } catch (error) {
      if (left <= 1 || !isLockTimeout(error)) throw error;
    }
    await onWait();
    await new Promise((done) => setTimeout(done, pauseMilliseconds));
  }
}

export async function unfreeze(db: Db, workspace: Workspace): Promise<void> {
  await db.transaction({ opening: enterSchema(workspace) }, (session) =>
    session.exec("update atrium_meta set frozen = null"),
  );
}
