import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";

import { exportWorkspace } from "@/db/archive/export-workspace";
import { importWorkspace } from "@/db/archive/import-workspace";
import { homeRegion, listEntries } from "@/db/workspace/directory";
import type { Workspace } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import { AppError } from "@/tools/core/app-error";
import type { CommandLine } from "./arguments";

export const slugRule = /^[a-z][a-z0-9-]{0,39}$/;

/** The file gets its name when it is whole, and nobody but its owner reads it. */
export async function exportArchive(
  atrium: Atrium,
  line: CommandLine,
  { workspace, file, directory }: { workspace: Workspace; file: string | undefined; directory: string },
): Promise<string> {
  if (!file)
    throw new AppError("invalid_input", `Name a file, for instance: atrium workspace export ${workspace.slug} all.zip`);
  const path = resolve(directory, file);
  if (existsSync(path))
    throw new AppError("conflict", `There is a file ${path} already. Choose another name, or remove it first.`);
  const growing = `${path}.growing`;
  const handle = await open(growing, "w", 0o600).catch((cause: unknown) => {
    throw new AppError("invalid_input", `The file ${path} cannot be written.`, { cause });
  });
  try {
    const { db } = await atrium.environment(workspace.slug);
    const write = async (bytes: Uint8Array): Promise<void> => void (await handle.writeFile(bytes));
    const manifest = await exportWorkspace(db, workspace, write, { now: atrium.clock.now() });
    await handle.sync();
    await handle.close();
    await rename(growing, path);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    if (line.options.json) return JSON.stringify({ slug: workspace.slug, file: path, rows, seals: manifest.seals });
    return `Wrote ${workspace.slug} with ${rows} rows of ${manifest.tables.length} tables into ${path}. It holds everything of the workspace: keep it where nobody else reads it.`;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(growing, { force: true });
    throw error;
  }
}

export async function importArchive(
  atrium: Atrium,
  line: CommandLine,
  [file]: string[],
  directory: string,
): Promise<string> {
  if (!file) throw new AppError("invalid_input", "Name a file, for instance: atrium workspace import all.zip");
  const { slug, name } = line.options;
  if (slug !== undefined && !slugRule.test(slug))
    throw new AppError("invalid_input", "--slug is small letters, digits and hyphens, for instance northwind.");
  const path = resolve(directory, file);
  const taken = new Set((await listEntries(atrium.db)).map((entry) => entry.slug));
  const onSlug = (wanted: string): void => {
    if (taken.has(wanted))
      throw new AppError("conflict", `There is a workspace "${wanted}" already. Choose another name with --slug.`);
  };
  const place = atrium.regions.place(line.options.region ?? homeRegion);
  const given = { path, slug, name, id: atrium.clock.newId(), now: atrium.clock.now(), onSlug };
  const workspace = await importWorkspace(atrium.db, given, place);
  if (line.options.json) return JSON.stringify({ id: workspace.id, slug: workspace.slug, name: workspace.name });
  return `Imported ${workspace.slug}, compared row by row with the archive, its audit log intact.`;
}
