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
export function emptyDatabases(...kinds: string[]): Promise<EmptyDatabases> {
  return emptyDatabasesOn(
    process.env["ATRIUM_TEST_DATABASE"] === "postgres" ? process.env["DATABASE_URL"] : undefined,
    kinds,
  );
}

/** Databases that nobody has used, on the server at an address, or embedded ones without. */
export async function emptyDatabasesOn(server: string | undefined, kinds: readonly string[]): Promise<EmptyDatabases> {
  const root = mkdtempSync(join(tmpdir(), "atrium-databases-"));
  const names = kinds.map((kind) => `${kind}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`);
  if (server)
    await onServer(
      server,
      names.map((name) => `create database ${name}`),
    );
  const urls = names.map((name) =>
    server ? Object.assign(new URL(server), { pathname: `/${name}` }).href : pathToFileURL(join(root, name)).href,
  );
  return {
    ...{ root, urls },
    async drop() {
      if (server) await dropAll(server, names, urls);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Roles belong to the server and would outlast the databases. */
async function dropAll(server: string, names: readonly string[], urls: readonly string[]): Promise<void> {
  const schemas: string[] = [];
  for (const url of urls)
    for (const { name } of await onServer(url, [
      "select nspname::text as name from pg_namespace where nspname like 'ws\\_%'",
    ]))
      schemas.push(String(name));
  await onServer(
    server,
    names.map((name) => `drop database ${name} with (force)`),
  );
  for (const schema of schemas) {
    const roles = await onServer(server, [
      `select quote_ident(rolname) as name from pg_roles where rolname ~ '^${schema}(_r[0-9a-f]{8})?$'`,
    ]);
    await onServer(
      server,
      roles.map(({ name }) => `drop role ${name}`),
    );
  }
}

/** Answers the rows of the last statement. */
async function onServer(url: string, statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let rows: Record<string, unknown>[] = [];
  for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
  await client.end();
  return rows;
}
