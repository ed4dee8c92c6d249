import { randomBytes } from "node:crypto";

import { decrypt, encrypt } from "@/connectors/secrets/aes";
import { type KeyService, UnknownKeyError } from "@/connectors/secrets/key-service";
import { asOwner } from "@/db/access/as-owner";
import type { Session } from "@/db/connect/db";
import * as rows from "@/db/secrets/secrets";
import { AppError } from "@/tools/core/app-error";

/** Where secrets of one workspace are kept: its open transaction, and the service whose keys wrap the workspace's own. */
export type Vault = { session: Session; keys: KeyService; now: Date; newId(): string };

/** Seals a text that nobody reads again but by `openSecret`, for the same use. Answers its id. */
export async function keepSecret(vault: Vault, use: string, text: string): Promise<string> {
  return asOwner(vault.session, async () => {
    const key = await currentKey(vault);
    const id = vault.newId();
    const sealed = encrypt(key.bytes, Buffer.from(text, "utf8"), contextOf(id, use));
    await rows.addSecret(vault.session, { id, use, sealed, dataKeyId: key.id, createdAt: vault.now });
    return id;
  });
}

export async function openSecret(vault: Vault, use: string, id: string): Promise<string> {
  return asOwner(vault.session, async () => {
    const secret = await rows.findSecret(vault.session, id);
    if (!secret || secret.use !== use)
      throw new AppError("not_found", "A secret that belongs here is gone. Enter it again in Settings.");
    const dataKey = await rows.findDataKey(vault.session, secret.dataKeyId);
    if (!dataKey) throw new AppError("internal", "The key of a secret is gone. Enter the secret again in Settings.");
    return unseal(await unwrap(vault.keys, dataKey), secret);
  });
}

export async function dropSecret(vault: Pick<Vault, "session">, id: string): Promise<void> {
  await asOwner(vault.session, () => rows.deleteSecret(vault.session, id));
}

/** Seals everything by a new key of the workspace, wrapped by the service's newest one; the keys from before are gone then. */
export async function rotateKeys(vault: Vault): Promise<{ secrets: number; keys: number }> {
  const sealed = await rows.lockSecrets(vault.session);
  const before = await rows.listDataKeys(vault.session);
  if (before.length === 0) return { secrets: 0, keys: 0 };
  const opened = new Map(
    await Promise.all(before.map(async (key) => [key.id, await unwrap(vault.keys, key)] as const)),
  );
  const fresh = await addKey(vault);
  for (const secret of sealed) {
    const text = unseal(opened.get(secret.dataKeyId) ?? new Uint8Array(), secret);
    const again = encrypt(fresh.bytes, Buffer.from(text, "utf8"), contextOf(secret.id, secret.use));
    await rows.resealSecret(vault.session, secret.id, again, fresh.id);
  }
  await rows.deleteOtherDataKeys(vault.session, fresh.id);
  return { secrets: sealed.length, keys: before.length };
}

type OpenKey = { id: string; bytes: Uint8Array };

async function currentKey(vault: Vault): Promise<OpenKey> {
  const found = await rows.newestDataKey(vault.session);
  return found ? { id: found.id, bytes: await unwrap(vault.keys, found) } : addKey(vault);
}

async function addKey({ session, keys, now, newId }: Vault): Promise<OpenKey> {
  const key = { id: newId(), bytes: new Uint8Array(randomBytes(32)) };
  await rows.addDataKey(session, { id: key.id, ...(await keys.wrap(key.bytes, key.id)), createdAt: now });
  return key;
}

async function unwrap(keys: KeyService, row: rows.DataKeyRow): Promise<Uint8Array> {
  try {
    return await keys.unwrap(row, row.id);
  } catch (error) {
    if (!(error instanceof UnknownKeyError)) throw error;
    throw new AppError(
      "precondition_failed",
      "What was kept secret was sealed under another secret of this server. Add that one to ATRIUM_OLD_SECRETS, or enter the passwords and keys of Settings again.",
    );
  }
}

function unseal(key: Uint8Array, secret: rows.SecretRow): string {
  try {
    return Buffer.from(decrypt(key, secret.sealed, contextOf(secret.id, secret.use))).toString("utf8");
  } catch (cause) {
    const message = "A secret was altered in the database and does not open. Enter it again in Settings.";
    throw new AppError("internal", message, { cause });
  }
}

/** Bound to its row and use: put elsewhere it does not open. */
function contextOf(id: string, use: string): string {
  return `${id}\n${use}`;
}
