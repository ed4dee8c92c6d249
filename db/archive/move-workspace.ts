import type { Db, Session } from "@/db/connect/db";
import {
  type Entry,
  flipEntry,
  keepingTransit,
  keepTransit,
  setTransit,
  TakenOverError,
  takeTransit,
} from "@/db/workspace/directory";
import { freeze, unfreeze } from "@/db/workspace/freeze";
import { dropSchema, schemaNameOf } from "@/db/workspace/schemas";
import { enterSchema, type Place } from "@/db/workspace/workspaces";
import { openLoader } from "./load-workspace";
import { readWorkspace } from "./read-workspace";

export type MoveOptions = {
  home: Db;
  /** As it stands in the directory: one that is in a move already goes on with it. */
  entry: Entry;
  from: Place;
  to: Place;
  /** Of the new schema; roles belong to the server, so it is named anew. */
  newId: string;
  now: Date;
  /** Nobody else can have opened the home database, so whoever began is gone. */
  isAlone?: boolean;
  /** The workspace is at its new place from now on. */
  onMoved?(): void;
};

/**
 * Moves a workspace to the database of another region: nobody writes, everything is copied and compared, one statement
 * makes the copy the workspace, and the old one goes. Whatever ends it before that statement leaves the old one as it
 * was, and whatever ends it after is caught up with. False: another process is at it.
 */
export async function moveWorkspace(options: MoveOptions): Promise<boolean> {
  const { home, entry, from, to } = options;
  const { id } = entry;
  // One that goes on writes into the schema it had begun.
  const schemaName =
    entry.transit?.kind === "move" ? entry.transit.schemaName : schemaNameOf(entry.slug, options.newId);
  const goal = { region: to.region, schemaName };
  if (!(await takeTransit(home, id, { kind: "move", ...goal }, options.isAlone))) return false;
  await keepingTransit(home, id, async () => {
    try {
      await copy(options, schemaName);
      await flipEntry(home, id, goal, { region: from.region, schemaName: entry.schemaName });
    } catch (error) {
      if (!(error instanceof TakenOverError)) await takeBack(options, schemaName);
      throw error;
    }
    options.onMoved?.();
    // What cannot be cleared just now is cleared later: the directory says so.
    await from.db
      .transaction({}, (session) => dropSchema(session, entry.schemaName))
      .then(() => setTransit(home, id, null))
      .catch(() => undefined);
  });
  return true;
}

async function copy({ home, entry, from, to, now }: MoveOptions, schemaName: string): Promise<void> {
  const onStep = (): Promise<void> => keepTransit(home, entry.id);
  await freeze(from.db, entry, onStep);
  const read = <T>(run: (session: Session) => Promise<T>): Promise<T> =>
    from.db.transaction({ opening: enterSchema(entry), isReadOnly: true }, run);
  const migrations = await read((session) =>
    session.query<{ tag: string }>("select tag from atrium_migrations order by idx"),
  );
  const loader = await openLoader({ db: to.db, schemaName, migrations: migrations.map(({ tag }) => tag), onStep });
  const parts = readWorkspace({ read, workspace: { slug: entry.slug, name: entry.name }, now, isCopy: false });
  for (;;) {
    const next = await parts.next();
    if (next.done) return loader.finish(next.value);
    await loader.load(next.value.layout, next.value.lines);
  }
}

/** The workspace stays where it was, as it was. */
async function takeBack({ home, entry, from, to }: MoveOptions, schemaName: string): Promise<void> {
  const isCleared = await to.db
    .transaction({}, (session) => dropSchema(session, schemaName))
    .then(() => true)
    .catch(() => false);
  await unfreeze(from.db, entry);
  await setTransit(home, entry.id, isCleared ? null : { kind: "clear", region: to.region, schemaName });
}
