import { expect, test } from "vitest";

import { newApp } from "@/server/testing/test-atrium";
import { inWorkspace } from "@/tools/core/in-workspace";
import type { Embedder } from "@/tools/knowledge/embedding/embedder";
import { searchKnowledge } from "@/tools/knowledge/search-knowledge";
import type { TestWorkspace } from "@/tools/testing/test-workspace";
import { openIndexKeeper } from "./index-keeper";

/** Counts what it is asked; a server of vectors that is down answers nothing. */
function countingEmbedder(isDown: boolean): { embedder: Embedder; asked: string[] } {
  const asked: string[] = [];
  const embed = async (texts: string[]): Promise<Float32Array[]> => {
    asked.push(...texts);
    if (isDown) throw new Error("No vectors today.");
    return texts.map(() => Float32Array.from({ length: 512 }, (_, at) => (at === 0 ? 1 : 0)));
  };
  return { asked, embedder: { model: "counting", dimensions: 512, note: "", embed, close: async () => undefined } };
}

async function bareNote(isDown: boolean) {
  const { workspace, atrium } = await newApp();
  await workspace.seed("notes", { title: "Kiln", body: "The kiln moved." });
  await inWorkspace(workspace.environment, (session) => session.query("delete from atrium_passages"));
  const { asked, embedder } = countingEmbedder(isDown);
  const environment = { ...workspace.environment, embedder };
  const log: unknown[] = [];
  const abort = new AbortController();
  const keeper = openIndexKeeper(
    { ...atrium, environments: async () => [environment] },
    { signal: abort.signal, log: (error) => log.push(error) },
  );
  return { workspace, keeper, asked, log, abort };
}

const found = async (workspace: TestWorkspace): Promise<string[]> =>
  (await workspace.call(searchKnowledge, { question: "kiln" }, workspace.member("Vera"))).passages.map(
    ({ text }) => text,
  );

test("what was there before the index is found after a start, and each text is embedded once", async () => {
  const { workspace, keeper, asked, log } = await bareNote(false);
  const before = await found(workspace);

  keeper.index();
  keeper.embed();
  keeper.embed();
  await keeper.idle();
  keeper.embed();
  await keeper.idle();

  expect(before).toEqual([]);
  expect(await found(workspace)).toEqual(["The kiln moved."]);
  expect([asked, log]).toEqual([["Kiln. The kiln moved."], []]);
});

test("where no vectors can be had it says so once, rests, and texts are found by their words", async () => {
  const { workspace, keeper, asked, log } = await bareNote(true);

  keeper.index();
  for (let turn = 0; turn < 3; turn += 1) {
    keeper.embed();
    await keeper.idle();
  }

  expect([asked.length, log.length]).toEqual([1, 1]);
  expect(await found(workspace)).toEqual(["The kiln moved."]);
});

test("a process that ends does nothing more", async () => {
  const { workspace, keeper, abort, log } = await bareNote(false);

  abort.abort();
  keeper.index();
  await keeper.idle();

  expect(await found(workspace)).toEqual([]);
  expect(log).toEqual([]);
});
