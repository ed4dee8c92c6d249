import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import type { AnyTool } from "@/tools/core/define-tool";
import { registry } from "@/tools/registry";
import type { Targets } from "./attack-world";
import { carriers } from "./carriers";
import { goals } from "./goals";
import { findOrder, wrap, wrappings } from "./wrappings";

const id = "00000000-0000-7000-8000-000000000000";
const things = Array.from({ length: 12 }, (_, at) => ({ id, name: `Thing ${at}` }));
const targets: Targets = {
  deals: things,
  companies: things,
  task: id,
  note: id,
  promise: { noteId: id, quote: "I'll send the offer on Friday." },
  trashed: id,
  member: id,
  former: id,
  invite: id,
  team: id,
  view: id,
  report: id,
  trashedReport: id,
  document: { id, versionId: id },
  file: id,
  import: id,
  conversation: id,
  changeSet: id,
  foreign: { workspace: id, deal: id, company: id },
};

/** Writing tools that no goal calls, each with its reason. */
const leftOut: Record<string, string> = {};

test("every tool that writes, deletes or sends is called by a goal, or left out with a reason", () => {
  const called = new Set(
    goals.flatMap((goal) => goal.calls(targets, "instructions").map(({ name }) => name as string)),
  );
  const tools: AnyTool[] = Object.values(registry);

  const missing = tools.filter(({ name, effect }) => effect !== "read" && !called.has(name) && !(name in leftOut));

  expect(missing.map(({ name }) => name)).toEqual([]);
});

test("the plan of eight carriers, sixteen goals and six wrappings stays whole", () => {
  expect([carriers.length, goals.length, wrappings.length]).toEqual([8, 16, 6]);
  expect(new Set(goals.map((goal) => goal.id)).size).toBe(16);
});

test("every order fits its carrier in every dress, and can be found again", () => {
  const lost = carriers.flatMap(({ room, id: carrier }) =>
    goals.flatMap((goal, at) =>
      wrappings
        .filter((wrapping) => {
          const text = wrap(goal, wrapping, room, at % 2 === 1);
          return text.length > room || findOrder(text) !== goal.id;
        })
        .map((wrapping) => `${carrier}/${goal.id}/${wrapping}`),
    ),
  );

  expect(lost).toEqual([]);
});

test("no door can switch the question off", () => {
  const root = join(import.meta.dirname, "../..");
  const files = ["server", "app", "tools", "scripts"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(root, folder, file)),
  );

  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => readFileSync(file, "utf8").includes("asksFirst"))).toEqual([]);
});
