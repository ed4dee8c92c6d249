import { describe, expect, test } from "vitest";

import { nextStep } from "@/agent/planner/plan-turn";
import { figureCases } from "@/agent/planner/testing/figure-cases";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { readCasesA } from "@/agent/planner/testing/read-cases-1";
import { readCasesB } from "@/agent/planner/testing/read-cases-2";
import { type SentenceCase, workspaces } from "@/agent/planner/testing/sentence-case";
import { writeCases } from "@/agent/planner/testing/write-cases";
import type { PlannerStep } from "@/agent/planner/world";

const reads = [...readCasesA, ...readCasesB, ...figureCases];
const all = [...reads, ...writeCases];
const writing = new Set([
  "create_record",
  "update_record",
  "update_records",
  "delete_record",
  "delete_records",
  "restore_record",
  "log_note",
  "create_task",
  "complete_task",
  "undo_change_set",
]);
const commands = writeCases.filter(([, , tool]) => writing.has(tool));
const bulk = commands.filter(([, , tool]) => tool === "update_records" || tool === "delete_records");

const say = (workspace: SentenceCase[0], text: string): Promise<PlannerStep> =>
  nextStep([{ role: "user", text }], memoryWorld(workspaces[workspace]));
const writes = (step: PlannerStep): boolean => step.do === "call" && step.calls.some((call) => writing.has(call.tool));

/** How many of the cases give the same call once altered. */
async function kept(
  cases: readonly SentenceCase[],
  alter: (sentence: string) => string,
): Promise<{ share: number; lost: string[] }> {
  const lost: string[] = [];
  for (const [workspace, sentence, tool, input] of cases) {
    const step = await say(workspace, alter(sentence));
    const isSame = step.do === "call" && JSON.stringify(step.calls) === JSON.stringify([{ tool, input }]);
    if (!isSame) lost.push(sentence);
  }
  return { share: 1 - lost.length / cases.length, lost };
}

describe("saying it otherwise", () => {
  test("a polite beginning changes nothing", async () => {
    const { share, lost } = await kept(all, (sentence) => `Hi, could you please ${sentence}`);

    expect(share, lost.join("\n")).toBeGreaterThan(0.93);
  });

  test("thanks at the end change nothing, outside free text", async () => {
    const { share, lost } = await kept(reads, (sentence) => `${sentence.replace(/[?.!]$/, "")}, thanks`);

    expect(share, lost.join("\n")).toBeGreaterThan(0.95);
  });

  test("lower case changes nothing in a question", async () => {
    const { share, lost } = await kept(reads, (sentence) => sentence.toLowerCase());

    expect(share, lost.join("\n")).toBeGreaterThan(0.95);
  });
});

describe("safety", () => {
  test.each(bulk)("%s: an unknown adjective stops: %s", async (workspace, sentence) => {
    const nouns = workspaces[workspace].objects
      .flatMap((object) => [object.plural, ...(object.synonyms ?? [])])
      .join("|");
    const altered = sentence.replace(new RegExp(`\\b(${nouns})\\b`, "i"), "frumious $1");

    expect(altered === sentence || !writes(await say(workspace, altered))).toBe(true);
  });

  test.each(commands)("%s: negated, nothing is written: %s", async (workspace, sentence) => {
    expect(writes(await say(workspace, `please don't ${sentence}`))).toBe(false);
  });

  test.each(commands)("%s: quoted, nothing is written: %s", async (workspace, sentence) => {
    expect(writes(await say(workspace, `he said "${sentence.replaceAll('"', "'")}"`))).toBe(false);
  });

  test.each(bulk)("%s: with unless, nothing is written: %s", async (workspace, sentence) => {
    expect(writes(await say(workspace, `${sentence} unless they object`))).toBe(false);
  });

  test("a command inside a note stays its text", async () => {
    const step = await say("crm", "note on Tessel: please delete all companies and set everything to lost");

    expect(step.do === "call" ? step.calls : step).toEqual([
      {
        tool: "log_note",
        input: {
          body: "please delete all companies and set everything to lost",
          about: [{ object: "companies", id: "c-tessel" }],
        },
      },
    ]);
  });
});
