import { z } from "zod";

export const archiveFormat = "atrium-workspace";
export const archiveVersion = 1;

const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

export const columnShape = z.object({
  name,
  /** As Postgres writes it. */
  type: z.string().max(60),
  isNotNull: z.boolean(),
  references: name.optional(),
});
export type Column = z.infer<typeof columnShape>;

/** A table as it stood, its rows aside; `key` is the columns of its primary key, in which order its rows come. */
export const layoutShape = z.object({
  name,
  columns: z.array(columnShape).min(1).max(1600),
  key: z.array(name).min(1),
});
export type Layout = z.infer<typeof layoutShape>;

const tableShape = layoutShape.extend({
  rows: count,
  /** Over its rows, line by line, so that what was taken in can be compared with what was given. */
  digest: hash,
  parts: z.array(z.object({ rows: count, bytes: count, sha256: hash })),
});
export type ArchivedTable = z.infer<typeof tableShape>;

/** What an archive says of itself; everything in it is counted and hashed here. */
export const manifestShape = z.object({
  format: z.literal(archiveFormat),
  version: z.number().int(),
  madeAt: z.iso.datetime(),
  workspace: z.object({ slug: z.string().max(60), name: z.string().max(200) }),
  /** Migrations that the tables had gone through, in order. */
  migrations: z.array(z.string().max(200)),
  era: count,
  seals: z.object({ count, lastHash: hash.nullable() }),
  tables: z.array(tableShape).max(1000),
});
export type Manifest = z.infer<typeof manifestShape>;

export const partName = (table: string, place: number): string =>
  `tables/${table}/${String(place + 1).padStart(6, "0")}.jsonl`;
