import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";

import { permissions } from "@/db/access/permissions";
import { hasPermission } from "@/db/access/rights";
import { standardRoles } from "@/db/access/standard-roles";
import type { AnyTool } from "./core/define-tool";
import { runTool } from "./core/run-tool";
import { registry } from "./registry";
import { newWorkspace } from "./testing/test-workspace";

const tools = Object.entries(registry as Record<string, AnyTool>);

const verbs = [
  "list",
  "get",
  "search",
  "create",
  "update",
  "delete",
  "restore",
  "merge",
  "link",
  "unlink",
  "send",
  "run",
  "import",
  "export",
];
// Domain verbs that are truer than the general ones.
const domainVerbs = [
  "describe",
  "aggregate",
  "match",
  "log",
  "complete",
  "undo",
  "rename",
  "cancel",
  "favorite",
  "verify",
  "preview",
  "destroy",
  "draft",
  "move",
  "erase",
];

/** Conversations and favourites are a person's own; nobody else sees them change. */
const isOnesOwn = (tool: AnyTool): boolean =>
  tool.permission === "conversations:write" || tool.name === "favorite_view";

describe.each(tools)("%s", (key, tool) => {
  test("is named like its key and its file, with a known verb", () => {
    const file = `${tool.name.replaceAll("_", "-")}.ts`;
    expect(tool.name).toBe(key);
    expect([...verbs, ...domainVerbs]).toContain(tool.name.split("_")[0]);
    expect(globSync(`*/${file}`, { cwd: import.meta.dirname })).toHaveLength(1);
  });

  test("describes itself to a model", () => {
    expect(tool.description.length).toBeGreaterThanOrEqual(20);
    expect(tool.description.length).toBeLessThanOrEqual(400);
    expect(tool.examples.length).toBeGreaterThanOrEqual(3);
    for (const example of tool.examples) expect(withIds(tool, example.input)).toMatchObject({ success: true });
  });

  test("has an object as input and a JSON schema for both sides", () => {
    expect(tool.input).toBeInstanceOf(z.ZodObject);
    expect(z.toJSONSchema(tool.input, { io: "input" })).toMatchObject({ type: "object" });
    expect(z.toJSONSchema(tool.output)).toMatchObject({ type: "object" });
  });

  test("has a permission, and refuses a viewer what changes records", async () => {
    expect(permissions).toContain(tool.permission);
    if (tool.effect === "read" || isOnesOwn(tool)) return;
    expect(hasPermission(standardRoles.viewer, tool.permission)).toBe(false);
    const workspace = await newWorkspace();
    const attempt = runTool(workspace.environment, workspace.member("Vera"), tool, {}, { door: "test" });
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("wire schemas are what the snapshot says", () => {
  const schemas = Object.fromEntries(
    tools.map(([name, tool]) => [name, { effect: tool.effect, input: z.toJSONSchema(tool.input, { io: "input" }) }]),
  );
  expect(JSON.stringify(schemas, null, 2)).toMatchSnapshot();
});

/** Examples name records as {deals:Dock lights}; any id stands for them. */
function withIds(tool: AnyTool, input: unknown): z.ZodSafeParseResult<unknown> {
  const text = JSON.stringify(input).replace(/"\{[a-z_]+:[^}]*\}"/g, '"0198c0de-0000-7000-8000-000000000000"');
  return tool.input.safeParse(JSON.parse(text));
}
