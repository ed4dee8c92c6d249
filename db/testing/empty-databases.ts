import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";

export type EmptyDatabases = {
  /** A directory where the embedded databases lie, and other files can. */
  root: string;
  /** Addresses, of postgres:// or file://. */
  urls: string[];
  drop(): Promise<void>;
};

/** Databases that nobody has used, on the driver that ATRIUM_TEST_DATABASE names. */
export async function emptyDatabases(...kinds: string[]): Promise<EmptyDatabases> {
  const root = mkdtempSync(join(tmpdir(), "atrium-databases-"));
  const server = process.env["ATRIUM_TEST_DATABASE"] === "postgres" ? process.env["DATABASE_URL"] : undefined;
  const names = kinds.map((kind) => `${kind}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`);
  if (server) await onServer(server, (name) => `create database ${name}`, names);
  return {
    root,
    urls: names.map((name) =>
      server ? Object.assign(new URL(server), { pathname: `/${name}` }).href : pathToFileURL(join(root, name)).href,
    ),
    async drop() {
      if (server) await onServer(server, (name) => `drop database if exists ${name} with (force)`, names);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, statement: (name: string) => string, names: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const name of names) await client.query(statement(name));
  await client.end();
}
