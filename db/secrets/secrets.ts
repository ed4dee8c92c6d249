import { asc, desc, eq, ne } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { dataKeys, secrets } from "@/db/schema/workspace/secrets";

export type DataKeyRow = typeof dataKeys.$inferSelect;
export type SecretRow = typeof secrets.$inferSelect;

/** The one that seals from now on. */
export async function newestDataKey(session: Session): Promise<DataKeyRow | undefined> {
  const [found] = await session.orm
    .select()
    .from(dataKeys)
    .orderBy(desc(dataKeys.createdAt), desc(dataKeys.id))
    .limit(1);
  return found;
}

export async function findDataKey(session: Session, id: string): Promise<DataKeyRow | undefined> {
  const [found] = await session.orm.select().from(dataKeys).where(eq(dataKeys.id, id));
  return found;
}

export async function listDataKeys(session: Session): Promise<DataKeyRow[]> {
  return session.orm.select().from(dataKeys).orderBy(asc(dataKeys.createdAt), asc(dataKeys.id));
}

export async function addDataKey(session: Session, row: DataKeyRow): Promise<void> {
  await session.orm.insert(dataKeys).values(row);
}

export async function deleteOtherDataKeys(session: Session, keptId: string): Promise<void> {
  await session.orm.delete(dataKeys).where(ne(dataKeys.id, keptId));
}

export async function addSecret(session: Session, row: SecretRow): Promise<void> {
  await session.orm.insert(secrets).values(row);
}

export async function findSecret(session: Session, id: string): Promise<SecretRow | undefined> {
  const [found] = await session.orm.select().from(secrets).where(eq(secrets.id, id));
  return found;
}

/** Of all of them, and no other transaction changes them until the end of this one. */
export async function lockSecrets(session: Session): Promise<SecretRow[]> {
  await session.exec("lock table atrium_data_keys, atrium_secrets in share row exclusive mode");
  return session.orm.select().from(secrets).orderBy(asc(secrets.id));
}

export async function resealSecret(session: Session, id: string, sealed: string, dataKeyId: string): Promise<void> {
  await session.orm.update(secrets).set({ sealed, dataKeyId }).where(eq(secrets.id, id));
}

export async function deleteSecret(session: Session, id: string): Promise<void> {
  await session.orm.delete(secrets).where(eq(secrets.id, id));
}
