import { createHash } from "node:crypto";

import { type ArchivedTable, archiveFormat, archiveVersion, type Layout, type Manifest, partName } from "./manifest";
import { migrationsTable, readLayout } from "./read-layout";
import { type Reader, readRows } from "./read-rows";

export type Part = { name: string; layout: Layout; lines: string[]; bytes: Uint8Array };

/** Archives that lie in the workspace are not put into the next one, nor is the job that writes it. */
export const archiveType = "application/vnd.atrium.workspace+zip";
const leftOut: Record<string, string> = {
  atrium_files: `t.media_type <> '${archiveType}'`,
  atrium_file_pieces: `not exists (select from atrium_files as f where f.id = t.file_id and f.media_type = '${archiveType}')`,
  atrium_jobs: "not (t.kind = 'export_workspace' and t.state in ('queued', 'running'))",
};

type Options = {
  read: Reader;
  workspace: { slug: string; name: string };
  now: Date;
  /** A copy for somebody, and not the workspace itself at another place. */
  isCopy: boolean;
  onRows?(rows: number): Promise<void>;
};

/** Everything that the workspace holds, part by part; in the end what it was. */
export async function* readWorkspace(options: Options): AsyncGenerator<Part, Manifest> {
  const { read, workspace, now } = options;
  const layouts = await read(readLayout);
  const about = await read(async (session) => {
    const migrations = await session.query<{ tag: string }>(`select tag from ${migrationsTable} order by idx`);
    const [meta] = await session.query<{ era: number }>("select era from atrium_meta");
    const [seals] = await session.query<{ count: string; hash: string | null }>(
      "select count(*) as count, (select hash from atrium_seals order by place desc limit 1) as hash from atrium_seals",
    );
    return { migrations: migrations.map(({ tag }) => tag), era: Number(meta?.era ?? 0), seals };
  });
  const tables: ArchivedTable[] = [];
  for (const layout of layouts) tables.push(yield* readTable(options, layout));
  const { migrations, era, seals } = about;
  return {
    format: archiveFormat,
    version: archiveVersion,
    madeAt: now.toISOString(),
    workspace,
    migrations,
    era,
    seals: { count: Number(seals?.count ?? 0), lastHash: seals?.hash ?? null },
    tables,
  };
}

async function* readTable({ read, isCopy, onRows }: Options, layout: Layout): AsyncGenerator<Part, ArchivedTable> {
  const digest = createHash("sha256");
  const parts: ArchivedTable["parts"] = [];
  let rows = 0;
  for await (const lines of readRows(read, layout, isCopy ? leftOut[layout.name] : undefined)) {
    const bytes = Buffer.from(`${lines.join("\n")}\n`);
    digest.update(bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    yield { name: partName(layout.name, parts.length), layout, lines, bytes };
    parts.push({ rows: lines.length, bytes: bytes.length, sha256 });
    rows += lines.length;
    await onRows?.(lines.length);
  }
  return { ...layout, rows, digest: digest.digest("hex"), parts };
}

/** The digest of what stands in a table, to be compared with what was given. */
export async function digestOf(read: Reader, layout: Layout): Promise<{ rows: number; digest: string }> {
  const digest = createHash("sha256");
  let rows = 0;
  for await (const lines of readRows(read, layout)) {
    digest.update(`${lines.join("\n")}\n`);
    rows += lines.length;
  }
  return { rows, digest: digest.digest("hex") };
}
