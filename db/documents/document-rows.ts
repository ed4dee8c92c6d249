import { and, asc, desc, eq, gt, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { documents, documentVersions } from "@/db/schema/workspace/documents";
import { members } from "@/db/schema/workspace/members";

export type VersionRow = typeof documentVersions.$inferSelect;
export type DocumentRow = {
  id: string;
  name: string;
  folder: string;
  createdAt: Date;
  deletedAt: Date | null;
  owner: { id: string; name: string };
  /** The version that holds, without its text. */
  version: Omit<VersionRow, "text">;
};

const name = sql<string>`${documents.definition} ->> 'name'`;
const folder = sql<string>`${documents.definition} ->> 'folder'`;
const versionColumns = {
  id: documentVersions.id,
  documentId: documentVersions.documentId,
  number: documentVersions.number,
  memberId: documentVersions.memberId,
  fileId: documentVersions.fileId,
  fileName: documentVersions.fileName,
  mediaType: documentVersions.mediaType,
  size: documentVersions.size,
  digest: documentVersions.digest,
  pages: documentVersions.pages,
  notices: documentVersions.notices,
  state: documentVersions.state,
  reason: documentVersions.reason,
  note: documentVersions.note,
  jobId: documentVersions.jobId,
  createdAt: documentVersions.createdAt,
};

export type Wanted = {
  id?: string;
  folder?: string | undefined;
  search?: string | undefined;
  name?: string;
  digest?: string;
  deleted?: boolean | undefined;
  after?: { name: string; id: string } | undefined;
  limit?: number;
};

/** Documents with the version that holds, by name. */
export async function readDocuments(session: Session, wanted: Wanted): Promise<DocumentRow[]> {
  const rows = await session.orm
    .select({ document: documents, version: versionColumns, ownerName: members.name })
    .from(documents)
    .innerJoin(documentVersions, sql`${documentVersions.id} = (${documents.definition} ->> 'versionId')::uuid`)
    .leftJoin(members, eq(members.id, documents.memberId))
    .where(and(...conditions(wanted)))
    .orderBy(asc(sql`lower(${name})`), asc(documents.id))
    .limit(wanted.limit ?? 1000);
  return rows.map(({ document, version, ownerName }) => ({
    id: document.id,
    name: document.definition.name,
    folder: document.definition.folder,
    createdAt: document.createdAt,
    deletedAt: document.deletedAt,
    owner: { id: document.memberId, name: ownerName ?? "a removed member" },
    version,
  }));
}

function conditions(wanted: Wanted): (SQL | undefined)[] {
  const { after } = wanted;
  const lower = sql`lower(${name})`;
  return [
    wanted.deleted ? isNotNull(documents.deletedAt) : isNull(documents.deletedAt),
    wanted.id ? eq(documents.id, wanted.id) : undefined,
    wanted.name ? sql`${lower} = ${wanted.name.toLowerCase()}` : undefined,
    wanted.folder !== undefined ? eq(folder, wanted.folder) : undefined,
    wanted.digest ? eq(documentVersions.digest, wanted.digest) : undefined,
    wanted.search ? sql`position(${wanted.search.toLowerCase()} in ${lower}) > 0` : undefined,
    after ? or(gt(lower, after.name), and(eq(lower, after.name), gt(documents.id, after.id))) : undefined,
  ];
}

export async function readFolders(session: Session): Promise<{ folder: string; count: number }[]> {
  return session.orm
    .select({ folder, count: sql<number>`count(*)::int` })
    .from(documents)
    .where(isNull(documents.deletedAt))
    .groupBy(folder)
    .orderBy(folder);
}

/** All versions of a document, the newest first, without their texts. */
export async function readVersions(session: Session, documentId: string): Promise<Omit<VersionRow, "text">[]> {
  return session.orm
    .select(versionColumns)
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId))
    .orderBy(desc(documentVersions.number));
}

export async function readVersion(session: Session, id: string): Promise<VersionRow | undefined> {
  const [row] = await session.orm.select().from(documentVersions).where(eq(documentVersions.id, id));
  return row;
}

/** Takes what was kept of a document away for good: its text, its passages, and the files it was read from. */
export async function destroyDocument(session: Session, id: string, changeSetId: string): Promise<void> {
  await session.query(
    `with gone as (delete from atrium_document_versions where document_id = $1::uuid returning file_id),
       files as (delete from atrium_files where id in (select file_id from gone) returning id),
       pieces as (delete from atrium_file_pieces where file_id in (select file_id from gone)),
       found as (delete from atrium_passages where document_id = $1::uuid),
       told as (insert into atrium_changes (change_set_id, object, record_id, kind, before, after)
         values ($2::uuid, 'atrium_documents', $1::uuid, 'destroyed', null, null))
     delete from atrium_documents where id = $1::uuid`,
    [id, changeSetId],
  );
}
