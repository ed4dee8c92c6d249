import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** A file, and what it imports: what the linter must refuse, and what it must let through. */
const refused: [file: string, from: string][] = [
  ["db/probe.ts", "@/tools/registry"],
  ["db/probe.ts", "@/agent/loop"],
  ["db/probe.ts", "@/server/main"],
  ["db/probe.ts", "@/app/page"],
  ["db/query/probe.ts", "../objects/definition"],
  ["db/probe.ts", "react"],
  ["db/probe.test.ts", "@/tools/registry"],
  ["connectors/mail/probe.ts", "@/tools/registry"],
  ["connectors/mail/probe.ts", "@/db/connect/open-db"],
  ["connectors/mail/probe.ts", "drizzle-orm"],
  ["connectors/mail/probe.ts", "@/server/settings"],
  ["app/page.tsx", "@/connectors/mail/mailer"],
  ["tools/tasks/probe.ts", "@/agent/loop"],
  ["tools/tasks/probe.ts", "@/server/main"],
  ["tools/tasks/probe.ts", "@/app/_lib/call-tool"],
  ["tools/tasks/probe.ts", "@/db/connect/open-db"],
  ["tools/tasks/probe.ts", "pg"],
  ["tools/tasks/probe.ts", "../core/app-error"],
  ["tools/tasks/probe.test.ts", "@/agent/loop"],
  ["agent/planner/probe.ts", "@/server/main"],
  ["agent/planner/probe.ts", "@/app/page"],
  ["agent/planner/probe.ts", "@/db/schema/tasks"],
  ["agent/planner/probe.ts", "@/db/connect/open-db"],
  ["agent/planner/probe.ts", "drizzle-orm/pg-core"],
  ["agent/planner/probe.test.ts", "@/server/main"],
  ["server/probe.ts", "@/app/_lib/call-tool"],
  ["server/doors/probe.ts", "drizzle-orm"],
  ["server/doors/probe.ts", "../main"],
  ["app/page.tsx", "@/server/main"],
  ["app/page.tsx", "@/agent/loop"],
  ["app/page.tsx", "@/db/connect/open-db"],
  ["app/page.tsx", "@/tools/registry"],
  ["app/_panel/grid.client.tsx", "@/tools/tasks/complete-task"],
  ["app/_panel/grid.client.tsx", "../_lib/api"],
  ["app/_panel/grid.test.tsx", "@/server/main"],
];
const allowed: [file: string, from: string][] = [
  ["db/probe.ts", "@/db/objects/definition"],
  ["db/probe.ts", "drizzle-orm"],
  ["db/query/probe.ts", "./tree"],
  ["connectors/mail/probe.ts", "@/db/objects/definition"],
  ["tools/tasks/probe.ts", "@/db/schema/tasks"],
  ["tools/tasks/probe.ts", "@/tools/core/app-error"],
  ["tools/tasks/probe.ts", "@/db/connect/db"],
  ["tools/tasks/probe.ts", "drizzle-orm"],
  ["tools/testing/probe.ts", "@/db/connect/open-db"],
  ["agent/planner/probe.ts", "@/tools/registry"],
  ["agent/planner/probe.ts", "@/db/query/tree"],
  ["agent/planner/probe.test.ts", "@/db/testing/test-db"],
  ["server/probe.ts", "@/agent/loop"],
  ["server/probe.ts", "@/connectors/mail/mailer"],
  ["tools/members/probe.ts", "@/connectors/mail/mailer"],
  ["server/probe.ts", "next"],
  ["server/probe.ts", "@/db/connect/open-db"],
  ["app/page.tsx", "@/server/doors/trpc/router"],
  ["app/page.tsx", "@/db/query/tree"],
  ["app/page.tsx", "@/tools/records/record-shape"],
  ["e2e/flow.e2e.ts", "@/server/main"],
  ["bench/run.ts", "@/db/connect/open-db"],
];

const folder = mkdtempSync(join(tmpdir(), "atrium-layers-"));
let complaints: string[] = [];

/** Every case is a file of its own, in a copy of the rules, and the linter runs once over all of them. */
beforeAll(() => {
  cpSync("biome.json", join(folder, "biome.json"));
  writeFileSync(join(folder, ".gitignore"), "node_modules/\n");
  [...refused, ...allowed].forEach(([file, from], at) => {
    const path = join(folder, numbered(file, at));
    mkdirSync(dirname(path), { recursive: true });
    const isType = file.startsWith("app/");
    writeFileSync(
      path,
      `import ${isType ? "type " : ""}{ probe } from "${from}";\n\nexport const kept = 1 as ${isType ? "probe" : "typeof probe"};\n`,
    );
  });

  const binary = join(process.cwd(), "node_modules/@biomejs/biome/bin/biome");
  const args = [
    "--bun",
    binary,
    "lint",
    "--only=style/noRestrictedImports",
    "--reporter=json",
    "--max-diagnostics=none",
  ];
  const { stdout } = Bun.spawnSync([process.execPath, ...args, "."], { cwd: folder });
  const report = JSON.parse(stdout.toString());
  complaints = report.diagnostics.map((one: { location: { path: string } }) => one.location.path);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the arrows between folders", () => {
  test.each(refused.map(([file, from], at) => [file, from, at] as const))(
    "%s must not import %s",
    (file, _from, at) => {
      expect(complaintsOn(numbered(file, at))).toHaveLength(1);
    },
  );

  test.each(allowed.map(([file, from], at) => [file, from, at + refused.length] as const))(
    "%s may import %s",
    (file, _from, at) => {
      expect(complaintsOn(numbered(file, at))).toEqual([]);
    },
  );

  // The linter cannot tell a type from a value, and a value would bring a second server into the pages.
  test("app takes only types from the doors", () => {
    const files = [...new Bun.Glob("app/**/*.{ts,tsx}").scanSync()];
    const value = /^(import|export) (?!type )[^;]*? from "@\/server\//m;

    expect(files.filter((file) => value.test(readFileSync(file, "utf8")))).toEqual([]);
  });
});

function complaintsOn(path: string) {
  return complaints.filter((complaint) => complaint.endsWith(path));
}

/** Keeps the ending that the rules look at: "grid.client.tsx" becomes "grid-3.client.tsx". */
function numbered(file: string, at: number): string {
  const folderName = dirname(file);
  const [first, ...endings] = file.slice(folderName.length + 1).split(".");
  return `${folderName}/${first}-${at}.${endings.join(".")}`;
}
