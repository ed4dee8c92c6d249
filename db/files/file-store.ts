import type { Session } from "@/db/connect/db";

export const pieceSize = 256 * 1024;

export type StoredFile = { id: string; memberId: string; name: string; mediaType: string; size: number };
export type NewFile = Omit<StoredFile, "size"> & { now: Date; expiresAt: Date | null };

/** Opens an empty file; pieces follow, each in a transaction of the caller's choice. */
export async function createFile(session: Session, file: NewFile): Promise<void> {
  await session.query(
    `insert into atrium_files (id, member_id, name, media_type, size, created_at, expires_at) values ($1, $2, $3, $4, 0, $5, $6)`,
    [file.id, file.memberId, file.name, file.mediaType, file.now.toISOString(), file.expiresAt?.toISOString() ?? null],
  );
}

/** Adds the next bytes; their place is the number of pieces before them. */
export async function appendPiece(session: Session, fileId: string, place: number, bytes: Uint8Array): Promise<void> {
  await session.query(
    `insert into atrium_file_pieces (file_id, place, bytes) values ($1::uuid, $2, decode($3, 'hex'))`,
    [fileId, place, Buffer.from(bytes).toString("hex")],
  );
  await session.query("update atrium_files set size = size + $2 where id = $1::uuid", [fileId, bytes.length]);
}

export async function findFile(session: Session, id: string): Promise<StoredFile | undefined> {
  const [row] = await session.query(
    `select id, member_id, name, media_type, size from atrium_files where id = $1::uuid`,
    [id],
  );
  return row
    ? {
        id: String(row["id"]),
        memberId: String(row["member_id"]),
        name: String(row["name"]),
        mediaType: String(row["media_type"]),
        size: Number(row["size"]),
      }
    : undefined;
}

export async function readPiece(session: Session, fileId: string, place: number): Promise<Uint8Array | undefined> {
  const [row] = await session.query<{ text: string }>(
    `select encode(bytes, 'hex') as text from atrium_file_pieces where file_id = $1::uuid and place = $2`,
    [fileId, place],
  );
  return row ? Buffer.from(row.text, "hex") : undefined;
}

/** Files whose time is over, with their pieces. */
export async function dropExpiredFiles(session: Session, now: Date): Promise<void> {
  await session.query(
    `with gone as (delete from atrium_files where expires_at < $1::timestamptz returning id)
     delete from atrium_file_pieces where file_id in (select id from gone)`,
    [now.toISOString()],
  );
}

/** A file that something goes on to use outlasts the week that an upload is kept. */
export async function keepFile(session: Session, id: string): Promise<void> {
  await session.query("update atrium_files set expires_at = null where id = $1::uuid", [id]);
}
