import type { Db, Session } from "@/db/connect/db";
import { enterSchema, type Workspace } from "@/db/workspace/workspaces";
import type { Manifest } from "./manifest";
import { readWorkspace } from "./read-workspace";
import { writeZip } from "./write-zip";

/** Everything at one moment, however long it takes, while others go on to write. */
export const snapshotOf = (workspace: Workspace): string =>
  `set transaction isolation level repeatable read; ${enterSchema(workspace)}`;

export type ArchiveOptions = { now: Date; onRows?(rows: number): Promise<void> };

/** Writes the whole workspace as one archive. */
export function exportWorkspace(
  db: Db,
  workspace: Workspace,
  write: (bytes: Uint8Array) => Promise<void>,
  options: ArchiveOptions,
): Promise<Manifest> {
  return db.transaction({ opening: snapshotOf(workspace), isReadOnly: true }, (session) =>
    archiveFrom(session, workspace, write, options),
  );
}

/** The same within a snapshot that the caller has opened. */
export function archiveFrom(
  session: Session,
  { slug, name }: Pick<Workspace, "slug" | "name">,
  write: (bytes: Uint8Array) => Promise<void>,
  { now, onRows }: ArchiveOptions,
): Promise<Manifest> {
  const read = <T>(run: (session: Session) => Promise<T>): Promise<T> => run(session);
  const parts = readWorkspace({ read, workspace: { slug, name }, now, isCopy: true, ...(onRows ? { onRows } : {}) });
  return writeZip(parts, write);
}
