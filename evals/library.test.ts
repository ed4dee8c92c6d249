import { beforeAll, describe, expect, test } from "vitest";

import { caseShape, type EvalCase } from "./case";
import { checkCase } from "./check-case";
import { compare } from "./difference";
import { withDocuments } from "./library";
import { runCase } from "./run-case";
import { takeSnapshot } from "./snapshot";
import { inThrowAway, openWorld, type World } from "./world";

const planner = { models: { openAiModel: "none" } };
const terms = {
  document: "Delivery terms",
  folder: "Contracts",
  text: "# Delivery terms\n\nGoods leave us within ten days.\nPallets are lent, not sold.\n",
};
const makeCase = (category: "documents" | "knowledge", say: string | string[], expected: object, more = {}): EvalCase =>
  caseShape.parse({
    id: "a-case",
    category,
    split: "seen",
    provenance: "by hand",
    given: [terms],
    turns: [say].flat().map((each) => ({ say: each })),
    expect: expected,
    ...more,
  });
const document = (set: object): object => ({ update: { object: "documents", name: "Delivery terms" }, set });
const replace = { edits: [{ find: "ten days", replace: "eight days" }] };

// Found by words, without the minute that vectors of all texts take.
let world: World;
beforeAll(async () => {
  world = await openWorld();
});

test("documents are compared as people see them, and what is kept behind them is not", async () => {
  const untouched = withDocuments(world.untouched);
  const changes = await inThrowAway(world, "documents", async (_environment, session) => {
    await session.exec(`update atrium_documents set definition = definition || '{"folder": "Legal"}'
      where definition->>'name' = 'Price list'`);
    await session.exec("update atrium_jobs set state = 'done'");
    return compare(untouched, withDocuments(await takeSnapshot(session)));
  });

  expect(changes).toMatchObject([{ table: "documents", kind: "updated", name: "Price list", fields: ["folder"] }]);
  expect(
    [...(untouched.get("documents")?.values() ?? [])].find(({ name }) => name === "Price list")?.["text"],
  ).toContain("| OM-T temperature sensor | 119.00 |");
});

describe("a case about documents", () => {
  test("is right when the text that holds in the end is the wanted one", async () => {
    const say = "replace “ten days” with “eight days” in the document Delivery terms";

    const right = await runCase(world, makeCase("documents", say, { changes: [document({ text: replace })] }), planner);
    const other = { edits: [{ find: "ten days", replace: "nine days" }] };
    const wrong = await runCase(world, makeCase("documents", say, { changes: [document({ text: other })] }), planner);

    expect(right.score).toMatchObject({ verdict: "right", details: [] });
    expect(right.outcome.changes).toMatchObject([{ fields: ["version", "text"], after: { version: 2 } }]);
    expect(wrong.score.verdict).toBe("harmful");
  });

  test("goes on in the second turn with what the first one wrote", async () => {
    const say = [
      "replace “ten days” with “eight days” in the document Delivery terms",
      "replace “eight days” with “six days” in the document Delivery terms",
    ];
    const { outcome } = await runCase(world, makeCase("documents", say, { changes: "none" }), planner);

    expect(outcome.changes).toMatchObject([{ after: { version: 3 } }]);
    expect(String(outcome.changes[0]?.after["text"])).toContain("within six days");
  });

  test.each([
    ["a new text", document({ text: replace }), [terms]],
    ["another name and folder", document({ name: "Terms", folder: "" }), [terms]],
    ["the trash", { delete: { object: "documents", name: "Delivery terms" } }, [terms]],
    [
      "a way back from the trash",
      { restore: { object: "documents", name: "Delivery terms" } },
      [terms, { delete: { object: "documents", name: "Delivery terms" } }],
    ],
    [
      "an earlier version",
      document({ text: { ofVersion: 1 } }),
      [terms, { ...terms, text: "# Delivery terms\n\nNew." }],
    ],
  ])("can want %s", async (_what, change, given) => {
    expect(await checkCase(world, makeCase("documents", "go on", { changes: [change] }, { given }))).toEqual([]);
  });

  test.each([
    [
      "words that do not stand in it",
      document({ text: { edits: [{ find: "nine", replace: "ten" }] } }),
      "does not stand",
    ],
    ["a version that is the last one", document({ text: { ofVersion: 1 } }), "matches no record"],
    ["a document that is not there", { delete: { object: "documents", name: "Nope" } }, "0 documents are called"],
  ])("cannot want %s", async (_what, change, problem) => {
    expect((await checkCase(world, makeCase("documents", "go on", { changes: [change] }))).join()).toContain(problem);
  });
});

describe("a case about knowledge", () => {
  const cites = (quote: string) => ({
    changes: "none",
    answer: { cites: [{ document: "Delivery terms", quote }] },
  });

  test("is right when the answer links to the passage, of the document or the note", async () => {
    const asked = makeCase("knowledge", "what do the delivery terms say about pallets?", cites("lent, not sold"));
    const other = makeCase("knowledge", "what do the delivery terms say about pallets?", cites("within ten days"));

    expect((await runCase(world, asked, planner)).score).toMatchObject({ verdict: "right", details: [] });
    expect((await runCase(world, other, planner)).score).toMatchObject({
      verdict: "wrong",
      details: ["does not link to “within ten days” in Delivery terms"],
    });
  });

  test("cannot cite what does not stand there once", async () => {
    const nowhere = await checkCase(world, makeCase("knowledge", "go on", cites("twelve days")));
    const often = await checkCase(world, makeCase("knowledge", "go on", cites("e")));

    expect(nowhere.join()).toContain("stands 0 times in Delivery terms");
    expect(often.join()).toMatch(/stands \d+ times in Delivery terms/);
  });

  test("may have notes, with what they are about by name", async () => {
    const values = { title: "Lent pallets", body: "They keep our pallets until March.", company: "Kessler Logistik" };
    const cite = { note: "Lent pallets", quote: "until March" };
    const given = { given: [{ create: "notes", values }] };
    const asked = makeCase(
      "knowledge",
      "what did Kessler Logistik say about pallets?",
      {
        changes: "none",
        answer: { cites: [cite] },
      },
      given,
    );

    expect(await checkCase(world, asked)).toEqual([]);
    expect((await runCase(world, asked, planner)).score).toMatchObject({ verdict: "right", details: [] });
  });
});
