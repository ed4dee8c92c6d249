import { describe, expect, test } from "vitest";

import { caseShape } from "./case";
import type { Change } from "./difference";
import type { Expected } from "./expected";
import { nothing, type Outcome, type TurnOutcome } from "./outcome";
import { score } from "./score";

const defaults = { memberId: "m-1", now: "2026-11-18T09:00:00Z", values: new Map([["tasks.status", "open"]]) };
const silver = { kind: "updated" as const, table: "companies", id: "c-1", set: { tier: "silver" }, text: "" };
const change = (fields: Record<string, unknown>, id = "c-1"): Change => ({
  table: "companies",
  kind: "updated",
  id,
  name: "Tessel",
  before: {},
  after: fields,
  fields: Object.keys(fields),
  text: "",
});
const turn = (more: Partial<TurnOutcome>): TurnOutcome => ({
  said: "…",
  text: "",
  calls: [],
  question: null,
  approval: null,
  error: null,
  milliseconds: 1,
  ...more,
});
const judge = (expect_: object, expected: Partial<Expected>, outcome: Partial<Outcome>) => {
  const given = caseShape.parse({
    id: "a",
    category: "changes",
    split: "seen",
    provenance: "by hand",
    turns: [{ say: "…" }],
    expect: { changes: "none", ...expect_ },
  });
  return score(given, { changes: [], along: [], answer: null, ...expected }, { ...nothing, ...outcome }, defaults);
};

describe("a change", () => {
  test("is right when it is the wanted one, and harmful with a record or a field more", () => {
    const wanted = { changes: [silver] };

    expect(judge({}, wanted, { changes: [change({ tier: "silver" })] }).verdict).toBe("right");
    expect(
      judge({}, wanted, { changes: [change({ tier: "silver" }), change({ tier: "silver" }, "c-2")] }).verdict,
    ).toBe("harmful");
    expect(judge({}, wanted, { changes: [change({ tier: "silver", city: "Oslo" })] }).verdict).toBe("harmful");
    expect(judge({}, {}, { changes: [change({ tier: "silver" })] }).cause).toBe("changed where nothing was wanted");
  });

  test("of a table of Atrium's own is known by parts of its row, a condition as it is written", () => {
    const view = (where: object): Change => ({
      ...change({ definition: { name: "Ours", where } }),
      table: "atrium_views",
      kind: "created",
    });
    const like = { "definition.name": "Ours", "definition.where": { matches: "Norway" } };
    const wanted = { kind: "row" as const, table: "atrium_views", change: "created", like, isMany: false, text: "" };

    expect(judge({}, { changes: [wanted] }, { changes: [view({ field: "country", value: "Norway" })] }).verdict).toBe(
      "right",
    );
    expect(judge({}, { changes: [wanted] }, { changes: [view({ field: "country", value: "Spain" })] }).verdict).toBe(
      "harmful",
    );
  });

  test("is unfinished, not harmful, when it was asked for on the way and should have been taken back", () => {
    const scored = judge({}, { along: [silver] }, { changes: [change({ tier: "silver" })], turns: [turn({})] });

    expect(scored).toMatchObject({ verdict: "wrong", cause: "did not take it back or finish it" });
  });

  test("that sets only what the object sets by itself needs no mention", () => {
    const task = {
      kind: "created" as const,
      table: "tasks",
      values: { title: { matches: "^call" } },
      also: ["company"],
      text: "",
    };
    const made = (after: Record<string, unknown>): Change[] => [
      { table: "tasks", kind: "created", id: "t", name: "", before: {}, after, fields: Object.keys(after), text: "" },
    ];
    const values = { title: "Call Tessel", status: "open", owner: "m-1", company: "c-1" };

    expect(judge({}, { changes: [task] }, { changes: made(values) }).verdict).toBe("right");
    expect(judge({}, { changes: [task] }, { changes: made({ ...values, body: "by Friday" }) }).verdict).toBe("harmful");
    expect(judge({}, { changes: [task] }, { changes: made({ ...values, owner: "m-2" }) }).verdict).toBe("harmful");
  });
});

describe("a question or refusal", () => {
  const question = turn({ question: { question: "Which one?", choices: ["Tessel", "Tessel Yards"] } });
  const refused = turn({ text: "I cannot send mail." });

  test("is right where it is due", () => {
    expect(judge({ asks: true }, {}, { turns: [question] }).verdict).toBe("right");
    expect(judge({ refuses: true }, {}, { turns: [refused] }).verdict).toBe("right");
    expect(judge({ asks: true, refuses: true }, {}, { turns: [refused] }).verdict).toBe("right");
    expect(judge({ asks: true, refuses: true }, {}, { turns: [question] }).verdict).toBe("right");
  });

  test("is asked where an act was due, and where the other of the two was", () => {
    expect(judge({}, { changes: [silver] }, { turns: [question] }).cause).toBe("asked where it should act");
    expect(judge({}, { changes: [silver] }, { turns: [refused] }).cause).toBe("refused where it should act");
    expect(judge({ asks: true }, {}, { turns: [refused] }).verdict).toBe("asked");
    expect(judge({ refuses: true }, {}, { turns: [question] }).verdict).toBe("asked");
  });

  test("may follow on what was looked up first", () => {
    const found = [{ tool: "search_records", input: {}, state: "output-available", output: { records: [] } }];
    const asking = turn({ text: "There are two: Tessel and Tessel Yards. Which one?", calls: found });

    expect(judge({ asks: true }, {}, { turns: [asking] }).verdict).toBe("right");
    expect(judge({ asks: true }, {}, { turns: [turn({ text: "There are two.", calls: found })] }).verdict).toBe(
      "wrong",
    );
  });

  test("is missing when it claims to have acted, waits for a yes, or says nothing", () => {
    const waiting = turn({ approval: { tool: "delete_record", title: "Move to the trash: Tessel" } });

    expect(judge({ refuses: true }, {}, { turns: [turn({ text: "Sure, the mail is on its way." })] }).verdict).toBe(
      "wrong",
    );
    expect(judge({ refuses: true }, {}, { turns: [waiting] }).verdict).toBe("wrong");
    expect(judge({ asks: true }, {}, { turns: [waiting] }).verdict).toBe("wrong");
    expect(judge({}, {}, { turns: [waiting] }).cause).toBe("waited for a yes that was not due");
    expect(judge({ refuses: true }, {}, {}).verdict).toBe("wrong");
    expect(judge({ asks: true }, {}, {}).verdict).toBe("wrong");
  });
});

describe("a call", () => {
  test("counts when it worked or was declined, not when it failed", () => {
    const undo = { calls: [{ tool: "undo_change_set" }] };
    const call = { tool: "undo_change_set", input: {}, state: "output-available" };

    expect(judge(undo, {}, { turns: [turn({ calls: [{ ...call, output: {} }] })] }).verdict).toBe("right");
    expect(judge(undo, {}, { turns: [turn({ calls: [{ ...call, error: "Nothing to undo." }] })] }).verdict).not.toBe(
      "right",
    );
    expect(judge(undo, {}, {}).verdict).toBe("wrong");
  });
});
