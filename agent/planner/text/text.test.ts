import { describe, expect, test } from "vitest";

import { lexiconOf } from "@/agent/planner/lexicon/compile";
import { crm } from "@/agent/planner/testing/crm";
import { memoryWorld } from "@/agent/planner/testing/memory-world";
import { splitClauses } from "./clauses";
import { tokenize } from "./tokenize";

const lexicon = lexiconOf(memoryWorld(crm).catalog);

describe("words", () => {
  test.each<[string, string[]]>([
    ["Ines's tasks", ["ines", "'s", "tasks"]],
    ["what's up", ["what", "is", "up"]],
    ["don't delete", ["do", "not", "delete"]],
    ["follow-up e-mail", ["follow", "up", "e", "mail"]],
    ["10k-30k", ["10k", "-", "30k"]],
    ["bram@wit.nl, lead", ["bram@wit.nl", ",", "lead"]],
    ["set 'big one' now", ["set", "'big one'", "now"]],
    ["pls show prio", ["please", "show", "priority"]],
    ["+47 22 33 44", ["+47 22 33 44"]],
    ["שלום deals", ["שלום", "deals"]],
  ])("%s", (text, words) => {
    expect(tokenize(text).map((token) => token.lower)).toEqual(words);
  });

  test("offsets point into what was typed", () => {
    const text = "  Über “Brücke & Söhne”… 50 k ";

    for (const token of tokenize(text)) expect(text.slice(token.from, token.to)).toContain(token.text);
  });
});

describe("clauses", () => {
  test.each<[string, string[]]>([
    ["show deals. then show tasks", ["show deals.", "show tasks"]],
    ["create Pinecrest and add a note: met at the fair", ["create Pinecrest", "add a note: met at the fair"]],
    ["note on Tessel: call and delete it; then rest", ["note on Tessel: call and delete it; then rest"]],
    ["remind me to call Ana and update the deal", ["remind me to call Ana and update the deal"]],
    [
      "set stage to won and close date to Friday for Dock lights",
      ["set stage to won and close date to Friday for Dock lights"],
    ],
    ["gold and silver companies", ["gold and silver companies"]],
    ['he said "delete it; undo"', ['he said "delete it; undo"']],
    ["oops, undo that", ["undo that"]],
    ["deals over 1.5k", ["deals over 1.5k"]],
    ["someone deleted Dock lights by accident, can you bring it back?", ["restore Dock lights"]],
    ["The Tessel account was deleted this morning. Restore it.", ["restore Tessel account"]],
    ["one of the deals in the trash was Dock lights, put that one back", ["restore Dock lights"]],
    ["how far behind are we? I mean the number of overdue tasks", ["the number of overdue tasks"]],
    ["Jonas says Tessel is just a double entry, so bin it", ["bin Tessel"]],
    [
      "note on Tessel: wants a demo. And a task to prepare it",
      ["note on Tessel: wants a demo.", "a task to prepare it"],
    ],
    ["note on Tessel: they moved. And a deal is lost", ["note on Tessel: they moved. And a deal is lost"]],
    ["add a note: Pine - Oslo - gold", ["add a note: Pine - Oslo - gold"]],
  ])("%s", (text, clauses) => {
    expect(splitClauses(text, lexicon)).toEqual(clauses);
  });
});
