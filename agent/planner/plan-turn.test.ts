import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { standardObjects } from "@/db/objects/standard/standard-objects";
import { nextStep } from "./plan-turn";
import { crm } from "./testing/crm";
import { memoryWorld } from "./testing/memory-world";

const say = (text: string) => nextStep([{ role: "user", text }], memoryWorld(crm));

describe("rough input", () => {
  test("a message of a megabyte is refused plainly and at once", async () => {
    const step = await say("delete all deals ".repeat(65_000));

    expect(step).toMatchObject({ do: "reply", text: expect.stringContaining("4,000") });
  });

  test.each(["", "   ", "🎉🎉", "???", "\u0000\u0001", "‮"])("%j has no words", async (text) => {
    expect((await say(text)).do).toBe("reply");
  });

  test("control characters between words do not matter", async () => {
    expect(await say("open\u0000 \u200bdeals\u0007")).toEqual({
      ...(await say("open deals")),
      reading: expect.anything(),
    });
  });

  test.each([
    "'; drop table deals; --",
    "<script>alert(1)</script>",
    "select * from deals",
    "{{7*7}}",
    "../../etc/passwd",
    "مرحبا بالعالم",
  ])("%s writes nothing", async (text) => {
    const step = await say(text);

    expect(step.do === "call" ? step.calls.every((call) => call.tool === "search_records") : true).toBe(true);
  });

  test("free text is kept to the letter", async () => {
    const body = "<b>Bob'; DROP TABLE deals;--</b> said “ok”   twice";

    const step = await say(`note on Tessel: ${body}`);

    expect(step).toMatchObject({ do: "call", calls: [{ tool: "log_note", input: { body } }] });
  });

  test("the same question gives the same answer to the byte", async () => {
    const text = "deals of Marta's above 20k not touched for six weeks";

    expect(JSON.stringify(await say(text))).toBe(JSON.stringify(await say(text)));
  });
});

describe("the code", () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === "testing" ? [] : files(path);
      return entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts") ? [path] : [];
    });
  const root = new URL(".", import.meta.url).pathname;
  const distinct = standardObjects
    .flatMap((object) => [
      object.key,
      ...object.fields.flatMap((field) => [field.key, ...(field.options ?? []).map((option) => option.key)]),
    ])
    .filter((key) => key.includes("_"));
  const quoted = standardObjects.map((object) => object.key);

  test.each(files(root).map((file) => [file.slice(root.length), file]))(
    "%s names no standard object or field",
    (_name, file) => {
      const text = readFileSync(file, "utf8");

      expect([
        ...distinct.filter((key) => text.includes(key)),
        ...quoted.filter((key) => new RegExp(`(?:key|object|field) ?(?:===|:) ?"${key}"`).test(text)),
      ]).toEqual([]);
    },
  );

  test.each(files(root).map((file) => [file.slice(root.length), file]))(
    "%s takes time and chance from nowhere",
    (_name, file) => {
      expect(readFileSync(file, "utf8")).not.toMatch(/Date\.now|Math\.random|new Date\(\)|Temporal\.Now/);
    },
  );
});
