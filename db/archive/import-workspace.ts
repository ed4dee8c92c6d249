import type { Db } from "@/db/connect/db";
import {
  dropEntry,
  homeRegion,
  keepingTransit,
  keepTransit,
  reserveEntry,
  setTransit,
  TakenOverError,
} from "@/db/workspace/directory";
import { NewerDataError } from "@/db/workspace/migrate";
import { schemaNameOf } from "@/db/workspace/schemas";
import type { Place, Workspace } from "@/db/workspace/workspaces";
import { ArchiveError } from "./archive-error";
import { openLoader } from "./load-workspace";
import { type OpenArchive, openZip } from "./open-zip";

export type ImportOptions = {
  path: string;
  id: string;
  /** Left out: as in the archive. */
  slug?: string | undefined;
  name?: string | undefined;
  now: Date;
  /** Refuses a name by throwing. */
  onSlug?(slug: string): void;
};

const openHere: typeof openLoader = (options) =>
  openLoader(options).catch((error: unknown) => {
    if (!(error instanceof NewerDataError)) throw error;
    throw new ArchiveError(
      "The archive was written by a newer version of Atrium. Update Atrium, then import it again.",
    );
  });

/** Takes an archive in. Nobody sees the workspace before all of it is there and was compared; what fails leaves nothing. */
export async function importWorkspace(home: Db, options: ImportOptions, place?: Place): Promise<Workspace> {
  const archive = await openZip(options.path);
  try {
    const { manifest } = archive;
    const slug = options.slug ?? manifest.workspace.slug;
    options.onSlug?.(slug);
    const { id, now } = options;
    const schemaName = schemaNameOf(slug, id);
    const name = options.name ?? manifest.workspace.name;
    const workspace: Workspace = { id, slug, name, schemaName, region: place?.region ?? homeRegion };
    await reserveEntry(home, workspace, now);
    try {
      await keepingTransit(home, id, () => fill(home, workspace, archive, place?.db ?? home));
      await setTransit(home, id, null);
    } catch (error) {
      if (!(error instanceof TakenOverError)) await dropEntry(home, id);
      throw error;
    }
    return workspace;
  } finally {
    archive.close();
  }
}

async function fill(home: Db, { id, schemaName }: Workspace, { manifest, parts }: OpenArchive, db: Db): Promise<void> {
  const { migrations } = manifest;
  const loader = await openHere({ db, schemaName, migrations, onStep: () => keepTransit(home, id) });
  try {
    for await (const { layout, lines } of parts()) await loader.load(layout, lines);
    await loader.finish(manifest);
  } catch (error) {
    if (!(error instanceof TakenOverError)) await loader.drop();
    throw error;
  }
}
