import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { openFreshDb } from "@/db/testing/open-test-db";
import { findMemberByEmail } from "@/db/workspace/members";
import { dropWorkspace, enterSchema, listWorkspaces } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import { readAdminLink } from "@/server/auth/admin-links";
import { newSignInApp } from "@/server/testing/sign-in-app";
import { newApp } from "@/server/testing/test-atrium";
import type { AskResult } from "./ask-result";
import { runCommand } from "./run-command";

const directory = mkdtempSync(join(tmpdir(), "atrium-cli-"));

function file(name: string, text: string): string {
  writeFileSync(join(directory, name), text);
  return name;
}

async function json<Result>(atrium: Atrium, args: string[]): Promise<Result> {
  const { output, exitCode } = await runCommand(atrium, [...args, "--json"], directory);
  expect([exitCode, output]).toEqual([0, output]);
  return JSON.parse(output) as Result;
}

describe("atrium verify", () => {
  test("says that the audit log is intact, and fails when it is not", async () => {
    const { atrium } = await newApp();
    await json(atrium, ["call", "create_record", '{"object":"companies","values":{"name":"Tessel"}}']);
    await expect
      .poll(() => json<{ sealed: number }>(atrium, ["call", "run_audit_seal"]), { timeout: 20_000 })
      .toMatchObject({ sealed: 1 });
    const intact = await runCommand(atrium, ["verify"], directory);
    const unknown = await runCommand(atrium, ["verify", "0".repeat(64)], directory);
    const workspace = (await atrium.environment()).workspace;
    await atrium.db.transaction({ opening: enterSchema(workspace) }, (session) =>
      session.exec("set local role none; update atrium_changes set kind = 'deleted'"),
    );
    const altered = await runCommand(atrium, ["verify"], directory);

    expect(intact).toMatchObject({ exitCode: 0, output: expect.stringContaining("intact: 1 changes under 1 seals") });
    expect(unknown).toMatchObject({ exitCode: 1, output: expect.stringContaining("No seal has this hash") });
    expect(altered).toMatchObject({ exitCode: 1, output: expect.stringContaining("was altered: seal 1") });
  });
});

describe("atrium call", () => {
  test("runs a tool as the member that --as names", async () => {
    const { atrium } = await newApp();
    const { members } = await json<{ members: { name: string; isMe: boolean }[] }>(atrium, [
      "call",
      "list_members",
      "{}",
      "--as",
      "jonas@oakmere.example",
    ]);
    expect(members.find((member) => member.isMe)?.name).toBe("Jonas Lind");
  });

  test.each<[string, string[], string]>([
    ["an unknown tool", ["call", "list_membres"], "Did you mean list_members"],
    ["bad JSON", ["call", "list_members", "{oops"], "not JSON"],
    ["an unknown command", ["cal"], "no command"],
    ["an unknown option", ["call", "list_members", "--foo"], "--foo"],
    ["a clock that is none", ["ask", "hi", "--now", "yesterday"], "--now yesterday"],
  ])("%s is one clear sentence", async (_, args, expected) => {
    const { atrium } = await newApp();
    const { output, exitCode } = await runCommand(atrium, args, directory);
    expect(exitCode).toBe(1);
    expect(output).toContain(expected);
  });
});

describe("atrium ask", () => {
  test("a dry run does everything, reports it, and leaves nothing behind", async () => {
    const { atrium, workspace } = await newApp();
    await workspace.seed("deals", { name: "Dock lights", amount: 12_000, owner: "me" });
    const ask = ["ask", "assign the deal Dock lights to Jonas"];

    const dry = await json<AskResult>(atrium, [...ask, "--dry-run"]);
    const after = await json<{ records: { values: { owner: { name: string } } }[] }>(atrium, [
      "call",
      "search_records",
      '{"object":"deals"}',
    ]);
    const real = await json<AskResult>(atrium, ask);

    expect(dry).toMatchObject({
      isDryRun: true,
      question: null,
      changes: [
        { object: "deals", recordName: "Dock lights", kind: "updated", diffs: [{ after: { name: "Jonas Lind" } }] },
      ],
    });
    expect(after.records[0]?.values.owner.name).toBe("Priya Menon");
    expect(real.changes).toHaveLength(1);
    expect(real.model).toBe("built-in-planner");
  });

  test("what needs a yes waits with --approve none and is done with --approve all", async () => {
    const { atrium, workspace } = await newApp();
    for (const name of ["One", "Two"]) await workspace.seed("deals", { name, amount: 5000, stage: "proposal" });
    const ask = ["ask", "move all proposal deals to negotiation"];

    const asked = await json<AskResult>(atrium, ask);
    const done = await json<AskResult>(atrium, [...ask, "--approve", "all"]);

    expect(asked).toMatchObject({ changes: [], approvals: [{ tool: "update_records", approved: false }] });
    expect(done).toMatchObject({ approvals: [{ approved: true }] });
    expect(done.changes).toHaveLength(2);
  });
});

describe("atrium import", () => {
  test("makes the fields that are missing with --create-fields, for an Admin alone", async () => {
    const { atrium } = await newApp();
    const ports = file("ports.csv", "Name,Berth\nTessel,12\nAmpel,14\n");
    const args = ["import", "companies", ports, "--create-fields"];

    const refused = await runCommand(atrium, [...args, "--as", "jonas@oakmere.example"], directory);
    const done = await json<{ import: { counts: object } }>(atrium, args);
    const { records } = await json<{ records: { values: object }[] }>(atrium, [
      "call",
      "search_records",
      '{"object":"companies","sort":[{"field":"name"}]}',
    ]);

    const both = await runCommand(atrium, [...args, "--preview"], directory);

    expect(refused).toMatchObject({ exitCode: 1, output: expect.stringContaining("settings:write") });
    expect(both).toMatchObject({ exitCode: 1, output: expect.stringContaining("A preview changes nothing") });
    expect(done.import.counts).toMatchObject({ create: 2, invalid: 0 });
    expect(records.map(({ values }) => values)).toMatchObject([{ berth: 14 }, { berth: 12 }]);
  });
});

describe("atrium load", () => {
  test("creates records with links by name and owners by e-mail", async () => {
    const { atrium } = await newApp();
    const companies = file("companies.csv", "Name;City;Employees\nTessel;Oslo;1,200\nAmpel;Bonn;\n");
    const contacts = file(
      "contacts.csv",
      "name,company,owner,is_subscribed,interests\nIvo Brand,tessel,jonas@oakmere.example,no,pricing|Security\n",
    );

    await json(atrium, ["load", "companies", companies]);
    await json(atrium, ["load", "contacts", contacts]);

    const { records } = await json<{ records: unknown[] }>(atrium, ["call", "search_records", '{"object":"contacts"}']);
    expect(records).toMatchObject([
      {
        name: "Ivo Brand",
        values: {
          company: { name: "Tessel" },
          owner: { name: "Jonas Lind" },
          is_subscribed: false,
          interests: ["pricing", "security"],
          status: null,
        },
      },
    ]);
  });

  test("names line and column of what is wrong, and loads nothing", async () => {
    const { atrium } = await newApp();
    const bad = file("bad.csv", "name,employees\nTessel,many\n,3\n");

    const { output, exitCode } = await runCommand(atrium, ["load", "companies", bad], directory);

    expect(exitCode).toBe(1);
    expect(output).toContain("line 2, employees");
    expect(output).toContain("line 3");
    const { records } = await json<{ records: unknown[] }>(atrium, [
      "call",
      "search_records",
      '{"object":"companies"}',
    ]);
    expect(records).toEqual([]);
  });
});

test("a workspace is created with members, listed, used and dropped", async () => {
  const { atrium } = await newApp();
  const slug = `cli-${atrium.clock.newId().slice(-8)}`;
  const members = file(
    "members.csv",
    "name,email,role\nAda Ampel,ada@ampel.example,Admin\nBen Bolt,ben@ampel.example,viewer\n",
  );

  await json(atrium, ["workspace", "create", slug, "--name", "Ampel", "--members", members]);
  const created = (await listWorkspaces(atrium.db)).find((workspace) => workspace.slug === slug);
  if (!created) throw new Error("The workspace is not there.");
  const ben = await atrium.db.transaction({ opening: enterSchema(created) }, (session) =>
    findMemberByEmail(session, "BEN@ampel.example"),
  );
  const twice = await runCommand(atrium, ["workspace", "create", slug], directory);
  const dropped = await runCommand(atrium, ["workspace", "drop", slug], directory);

  expect(ben).toMatchObject({ name: "Ben Bolt", role: "viewer" });
  expect(twice).toMatchObject({ exitCode: 1, output: `There is a workspace "${slug}" already.` });
  expect(dropped.exitCode).toBe(0);
  await expect(dropWorkspace(atrium.db, created)).rejects.toBeTruthy();
});

test("a workspace is exported into a file, imported under another name, and no file is written over", async () => {
  const { atrium, workspace } = await newApp();
  await workspace.seed("companies", { name: "Tessel" });
  const { slug } = workspace.environment.workspace;
  const copy = `copy-${atrium.clock.newId().slice(-8)}`;
  const archive = `${copy}.zip`;

  const exported = await json<{ file: string; rows: number }>(atrium, ["workspace", "export", slug, archive]);
  const twice = await runCommand(atrium, ["workspace", "export", slug, archive], directory);
  const taken = await runCommand(atrium, ["workspace", "import", archive], directory);
  const bad = await runCommand(atrium, ["workspace", "import", "members.csv", "--slug", copy], directory);
  await json(atrium, ["workspace", "import", archive, "--slug", copy, "--name", "Copy"]);
  const found = (await listWorkspaces(atrium.db)).find((one) => one.slug === copy);
  if (!found) throw new Error("The copy is not there.");
  const names = await atrium.db.transaction({ opening: enterSchema(found) }, (session) =>
    session.query("select name from companies"),
  );

  expect(exported.rows).toBeGreaterThan(60);
  expect(statSync(exported.file).mode & 0o077).toBe(0);
  expect(twice).toMatchObject({ exitCode: 1, output: expect.stringContaining("There is a file") });
  expect(taken).toMatchObject({ exitCode: 1, output: expect.stringContaining("another name with --slug") });
  expect(bad).toMatchObject({ exitCode: 1, output: expect.stringContaining("damaged or not whole") });
  expect([found.name, names]).toEqual(["Copy", [{ name: "Tessel" }]]);
  await dropWorkspace(atrium.db, found);
});

describe("atrium admin-link", () => {
  test("makes a link that lets an Admin in, and says what local mode needs", async () => {
    const { atrium } = await newSignInApp({ db: await openFreshDb() });
    const { atrium: local } = await newApp();

    const { link } = await json<{ link: string }>(atrium, ["admin-link"]);
    const view = await readAdminLink(atrium, link.split("/").at(-1) ?? "");
    const refused = await runCommand(local, ["admin-link"], directory);

    expect(link).toMatch(/^https:\/\/crm\.example\/first-run\//);
    expect(view).toEqual({ kind: "first" });
    expect(refused).toEqual({
      exitCode: 1,
      output: "Local mode has no sign-in. Set ATRIUM_AUTH=built-in to turn it on.",
    });
  });
});
