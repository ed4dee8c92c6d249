import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Db } from "@/db/connect/db";
import { openPglite } from "@/db/connect/pglite";
import { openNeon, openPostgres } from "@/db/connect/postgres";
import { prepareDirectory } from "@/db/workspace/workspaces";
import { startWsProxy } from "./ws-proxy";

let opened: Promise<Db> | undefined;

/**
 * One prepared database for a test file, on the driver that ATRIUM_TEST_DATABASE names (pglite, postgres, neon).
 * The embedded one starts from a cached dump, which takes half a second instead of three.
 */
export function openTestDb(): Promise<Db> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Db> {
  const driver = process.env["ATRIUM_TEST_DATABASE"] ?? "pglite";
  if (driver === "pglite") return openFreshDb();
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error(`ATRIUM_TEST_DATABASE=${driver} needs DATABASE_URL.`);
  const db =
    driver === "neon"
      ? openNeon(url, { proxy: `127.0.0.1:${startWsProxy().port}` })
      : openPostgres(url, { poolSize: 4 });
  await prepareDirectory(db);
  return db;
}

/** An embedded database in memory that nobody has used. */
export async function openFreshDb(): Promise<Db> {
  return openPglite({ template: await cachedTemplate() });
}

async function cachedTemplate(): Promise<Blob> {
  const root = join(import.meta.dirname, "..", "..");
  const migration = readFileSync(join(root, "db/migrations/directory/meta/_journal.json"));
  const version = readFileSync(join(root, "node_modules/@electric-sql/pglite/package.json"));
  const key = createHash("sha256").update(migration).update(version).digest("hex").slice(0, 16);
  const path = join(root, ".cache", `template-${key}.tar.gz`);
  if (!existsSync(path)) {
    const db = await openPglite({});
    await prepareDirectory(db);
    const dump = await db.dumpTemplate();
    await db.close();
    mkdirSync(join(root, ".cache"), { recursive: true });
    // Several test files may make it at once; a rename is whole or not there.
    const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    writeFileSync(temporary, Buffer.from(await dump.arrayBuffer()));
    renameSync(temporary, path);
  }
  return new Blob([readFileSync(path)], { type: "application/x-gzip" });
}
