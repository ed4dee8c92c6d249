import { z } from "zod";

import type { DocumentRow, VersionRow } from "@/db/documents/document-rows";
import { versionStates } from "@/db/schema/workspace/documents";

const versionShape = z.object({
  id: z.string(),
  number: z.number(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().describe("Bytes."),
  state: z.enum(versionStates).describe("waiting, reading: search does not know it yet. failed: see reason."),
  reason: z.string().nullable(),
  notices: z.array(z.string()).describe("What could not be read of it, for instance pages that are pictures."),
  note: z.string().nullable().describe("What was changed, where it was written here."),
  fileId: z.string().nullable(),
  jobId: z.string().nullable(),
  memberId: z.string().describe("Who added it."),
  createdAt: z.string(),
});

export const documentOutput = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
  version: versionShape,
});
export type DocumentOutput = z.input<typeof documentOutput>;
export { versionShape };

export const toVersion = (row: Omit<VersionRow, "text">): z.input<typeof versionShape> => ({
  id: row.id,
  number: row.number,
  fileName: row.fileName,
  mediaType: row.mediaType,
  size: row.size,
  state: row.state,
  reason: row.reason,
  notices: row.notices,
  note: row.note,
  fileId: row.fileId,
  jobId: row.jobId,
  memberId: row.memberId,
  createdAt: row.createdAt.toISOString(),
});

export const toDocument = (row: DocumentRow): DocumentOutput => ({
  id: row.id,
  name: row.name,
  folder: row.folder,
  owner: row.owner,
  createdAt: row.createdAt.toISOString(),
  deletedAt: row.deletedAt?.toISOString() ?? null,
  version: toVersion(row.version),
});
