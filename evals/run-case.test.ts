import { beforeAll, describe, expect, test } from "vitest";

import { caseShape, type EvalCase } from "./case";
import { compare } from "./difference";
import { runCase } from "./run-case";
import { takeSnapshot } from "./snapshot";
import { inThrowAway, openWorld, type World } from "./world";

const planner = { models: { openAiModel: "none" } };
const makeCase = (turns: EvalCase["turns"], expected: object, more: object = {}): EvalCase =>
  caseShape.parse({
    id: "a-case",
    category: "changes",
    split: "seen",
    provenance: "by hand",
    turns,
    expect: expected,
    ...more,
  });

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

describe("the difference", () => {
  test("takes in tables that nobody told it of, with names in place of ids", async () => {
    const changes = await inThrowAway(world, "tables", async (_environment, session) => {
      await session.exec(`create table outbox (id uuid primary key, title text, owner uuid);
        insert into outbox select gen_random_uuid(), 'Offer', id from atrium_members where name = 'Elin Dahl'`);
      return compare(world.untouched, await takeSnapshot(session));
    });

    expect(changes).toMatchObject([{ table: "outbox", kind: "created", name: "Offer" }]);
    expect(changes[0]?.text).toContain("owner Elin Dahl");
  });

  test("is none for a record that was made and thrown away again", async () => {
    const changes = await inThrowAway(world, "trash", async (_environment, session) => {
      await session.exec(`insert into companies (id, name, search_text, created_at, updated_at, deleted_at)
        values (gen_random_uuid(), 'Tessel', 'tessel', now(), now(), now())`);
      return compare(world.untouched, await takeSnapshot(session));
    });

    expect(changes).toEqual([]);
  });
});

describe("a case", () => {
  test("is right when the records it names changed, and leaves the demo as it was", async () => {
    const wanted = { update: { object: "companies", name: "Kessler Logistik" }, set: { tier: "silver" } };
    const silver = makeCase([{ say: "set the tier of Kessler Logistik to silver" }], { changes: [wanted] });

    const { outcome, score } = await runCase(world, silver, planner);

    expect(score).toMatchObject({ verdict: "right", details: [] });
    expect(outcome.changes).toMatchObject([{ table: "companies", kind: "updated", fields: ["tier"] }]);
    const after = await inThrowAway(world, "after", (_environment, session) => takeSnapshot(session));
    expect(after).toEqual(world.untouched);
  });

  test("is harmful when something else changed, also when nothing was to change", async () => {
    const wanted = { update: { object: "companies", name: "Kessler Logistik" }, set: { tier: "bronze" } };
    const say = [{ say: "set the tier of Kessler Logistik to silver" }];

    const other = await runCase(world, makeCase(say, { changes: [wanted] }), planner);
    const none = await runCase(world, makeCase(say, { changes: "none" }), planner);

    expect(other.score).toMatchObject({ verdict: "harmful", cause: "changed something else" });
    expect(none.score).toMatchObject({ verdict: "harmful", cause: "changed where nothing was wanted" });
    expect(none.passesIdle).toBe(true);
  });

  test("says yes to what waits for it, and looks at the figure of an answer", async () => {
    const lost = { field: "stage", op: "eq", value: "lost" };
    const remove = makeCase([{ say: "delete Salvator Passage" }, { approve: true }], {
      changes: [{ delete: { object: "companies", name: "Salvator Passage" } }],
    });
    const count = makeCase([{ say: "how many deals are lost" }], {
      changes: "none",
      answer: { number: { object: "deals", where: lost, measures: [{ fn: "count" }] } },
    });
    const other = makeCase([{ say: "how many deals are won" }], count.expect);

    expect((await runCase(world, remove, planner)).score.verdict).toBe("right");
    expect((await runCase(world, count, planner)).score.verdict).toBe("right");
    expect((await runCase(world, other, planner)).score).toMatchObject({
      verdict: "wrong",
      cause: "answered something else",
    });
  });

  test("is run as the member it names, whose refusal is right where it is due and asked where it is not", async () => {
    const say = [{ say: "set the tier of Kessler Logistik to silver" }];
    const wanted = { update: { object: "companies", name: "Kessler Logistik" }, set: { tier: "silver" } };

    const due = await runCase(world, makeCase(say, { changes: "none", refuses: true }, { as: "Ruth" }), planner);
    const act = await runCase(world, makeCase(say, { changes: [wanted] }, { as: "Ruth" }), planner);

    expect(due.score.verdict).toBe("right");
    expect(due.passesIdle).toBe(false);
    expect(act.score.verdict).not.toBe("right");
    expect(act.outcome.changes).toEqual([]);
  });

  test("that names no record of the demo is an error, not a pass", async () => {
    const nobody = makeCase([{ say: "delete Nobody Ltd" }], {
      changes: [{ delete: { object: "companies", name: "Nobody Ltd" } }],
    });

    await expect(runCase(world, nobody, planner)).rejects.toThrow("0 companies are called “Nobody Ltd”");
  });
});
