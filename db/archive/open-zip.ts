import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { ZodError } from "zod";

import { ArchiveError } from "./archive-error";
import { archiveFormat, archiveVersion, type Layout, type Manifest, manifestShape, partName } from "./manifest";
import { manifestHashName, manifestName } from "./write-zip";

const largestPart = 256 * 1024 * 1024;
const largestManifest = 64 * 1024 * 1024;
/** Text packs to a twentieth, zeros to a thousandth. */
const mostInflated = (size: number): number => Math.max(1024 * 1024 * 1024, size * 200);

export type OpenArchive = {
  manifest: Manifest;
  /** Every part in the order of the tables, each compared with its hash before it is handed out. */
  parts(): AsyncGenerator<{ layout: Layout; lines: string[] }>;
  close(): void;
};

/** Looks at the list of an archive and at what it says of itself, and refuses what cannot be one of Atrium's. */
export async function openZip(path: string): Promise<OpenArchive> {
  return orDamaged(async () => {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      const entries = await readEntries(zip, statSync(path).size);
      const manifest = await readManifest(zip, entries);
      requireListed(entries, manifest);
      return { manifest, parts: () => readParts(zip, entries, manifest), close: () => zip.close() };
    } catch (error) {
      zip.close();
      throw error;
    }
  });
}

async function readEntries(zip: ZipFile, size: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let inflated = 0;
  for await (const entry of zip.eachEntry()) {
    inflated += entry.uncompressedSize;
    if (entries.has(entry.fileName)) throw new ArchiveError(`The archive was altered: it has ${entry.fileName} twice.`);
    if (entry.uncompressedSize > largestPart || inflated > mostInflated(size))
      throw new ArchiveError("The archive would take far more room than any that Atrium writes; it was not unpacked.");
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function readManifest(zip: ZipFile, entries: Map<string, Entry>): Promise<Manifest> {
  const [entry, hashEntry] = [entries.get(manifestName), entries.get(manifestHashName)];
  if (!entry || !hashEntry || entry.uncompressedSize > largestManifest || hashEntry.uncompressedSize > 64)
    throw new ArchiveError("This is no archive of a workspace. Make one with: atrium workspace export");
  const bytes = await readEntry(zip, entry);
  const hash = (await readEntry(zip, hashEntry)).toString("utf8");
  if (createHash("sha256").update(bytes).digest("hex") !== hash)
    throw new ArchiveError("The archive was altered: its list of contents does not match its hash.");
  const given: unknown = JSON.parse(bytes.toString("utf8"));
  const { format, version } = given as { format?: unknown; version?: unknown };
  if (format === archiveFormat && Number(version) > archiveVersion)
    throw new ArchiveError(
      "The archive was written by a newer version of Atrium. Update Atrium, then import it again.",
    );
  try {
    return manifestShape.parse(given);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw new ArchiveError(`The list of contents of the archive is not valid (${error.issues[0]?.path.join(".")}).`);
  }
}

/** Nothing is missing, and nothing is in it that nobody counted. */
function requireListed(entries: Map<string, Entry>, { tables }: Manifest): void {
  const listed = new Set([manifestName, manifestHashName]);
  for (const { name, parts } of tables)
    for (const [place, part] of parts.entries()) {
      const file = partName(name, place);
      listed.add(file);
      if (entries.get(file)?.uncompressedSize !== part.bytes)
        throw new ArchiveError(`The archive was altered: ${file} is missing or has another size.`);
    }
  const stranger = [...entries.keys()].find((file) => !listed.has(file));
  if (stranger) throw new ArchiveError(`The archive was altered: ${stranger} is not in its list of contents.`);
}

async function* readParts(
  zip: ZipFile,
  entries: Map<string, Entry>,
  { tables }: Manifest,
): AsyncGenerator<{ layout: Layout; lines: string[] }> {
  for (const layout of tables)
    for (const [place, part] of layout.parts.entries()) {
      const file = partName(layout.name, place);
      const entry = entries.get(file);
      const bytes = entry ? await orDamaged(() => readEntry(zip, entry)) : Buffer.alloc(0);
      if (createHash("sha256").update(bytes).digest("hex") !== part.sha256)
        throw new ArchiveError(`The archive was altered: ${file} does not match its hash.`);
      const lines = bytes.toString("utf8").split("\n").slice(0, -1);
      if (lines.length !== part.rows) throw new ArchiveError(`The archive was altered: ${file} has other rows.`);
      yield { layout, lines };
    }
}

/** One that is larger than it declares ends with an error at that size. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function orDamaged<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "EISDIR" || code === "EACCES")
      throw new ArchiveError("The file cannot be read. Check its name and try again.");
    throw new ArchiveError(
      "The archive is damaged or not whole: it cannot be unpacked. Copy it again from where it came.",
    );
  }
}
