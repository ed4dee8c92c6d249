import { afterAll, expect, test } from "vitest";

import { bareVectors } from "@/db/documents/passage-rows";
import { inWorkspace } from "@/tools/core/in-workspace";
import { createDocument } from "@/tools/documents/create-document";
import { openSentenceEncoder } from "@/tools/knowledge/embedding/sentence-encoder";
import { searchKnowledge } from "@/tools/knowledge/search-knowledge";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { readLibrary } from "./read-library";

const encoder = openSentenceEncoder();
afterAll(() => encoder.close());

test("documents that wait, and notes, are found by their meaning once all was read", async () => {
  const workspace = await newWorkspace();
  const { environment } = workspace;
  environment.embedder = encoder;
  await workspace.call(createDocument, { name: "Rules", text: "# Trips\n\nA hotel may cost 140 euros a night." });
  await workspace.seed("notes", { title: "Call", body: "Their director signs every purchase himself." });

  await readLibrary(environment, encoder);

  const bare = await inWorkspace(environment, (session) => bareVectors(session, 10));
  const { passages } = await workspace.call(searchKnowledge, { question: "price of lodging" });
  expect(bare).toEqual([]);
  expect(passages.map(({ name }) => name)).toEqual(expect.arrayContaining(["Rules", "Call"]));
  expect(passages[0]).toMatchObject({ name: "Rules", similarity: expect.any(Number) });
});
