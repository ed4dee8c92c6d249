import type { Session } from "@/db/connect/db";
import { findFile } from "@/db/files/file-store";

/** What a file is called that this member uploaded; nobody learns the name of another's. */
export async function fileNameOf(session: Session, memberId: string, id: string): Promise<string | undefined> {
  const file = await findFile(session, id);
  return file?.memberId === memberId ? file.name : undefined;
}
