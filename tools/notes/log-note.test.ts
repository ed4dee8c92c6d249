import { expect, test } from "vitest";

import { newWorkspace } from "@/tools/testing/test-workspace";
import { logNote } from "./log-note";

test("keeps the text to the letter and takes its first words as title", async () => {
  const workspace = await newWorkspace();
  const contact = await workspace.seed("contacts", { name: "Ivo Brand" });
  const body =
    "They said: <b>50%</b> off; '); drop table notes; -- and שלום, or nothing at all, before the end of the quarter";

  const { record } = await workspace.call(logNote, { body, about: [{ object: "contacts", id: contact }] });

  expect(record.values).toMatchObject({ body, contact: { name: "Ivo Brand" }, owner: { name: "Priya Menon" } });
  expect(record.name).toMatch(/^They said: .* …$/);
});

test("a viewer cannot write notes", async () => {
  const workspace = await newWorkspace();
  await expect(workspace.call(logNote, { body: "hello" }, workspace.member("Vera"))).rejects.toMatchObject({
    code: "forbidden",
  });
});
