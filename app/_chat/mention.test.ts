import { describe, expect, test } from "vitest";

import { insertMention, mentionAt, toWritten } from "./mention";

describe("mentions in the composer", () => {
  test("start at an @ that begins a word", () => {
    expect(mentionAt("ask @Bri", 8)).toEqual({ start: 4, end: 8, query: "Bri" });
    expect(mentionAt("@", 1)).toEqual({ start: 0, end: 1, query: "" });
    expect(mentionAt("mail hanne@bright", 17)).toBeNull();
    expect(mentionAt("ask @Brightwater ", 17)).toBeNull();
  });

  test("are put in place of what was typed", () => {
    const span = mentionAt("call @bri about it", 9);

    expect(span && insertMention("call @bri about it", span, "Brightwater Freight")).toEqual({
      text: "call @Brightwater Freight about it",
      caret: 26,
    });
  });

  test("leave plain names in the text and tell which records they are", () => {
    const acme = { object: "companies", id: "1", name: "Acme" };
    const north = { object: "companies", id: "2", name: "Acme North" };

    expect(toWritten("call @Acme and @Acme North", [acme, north])).toEqual({
      text: "call Acme and Acme North",
      mentions: [acme, north],
    });
    expect(toWritten("call @Nobody", [])).toEqual({ text: "call @Nobody", mentions: [] });
    expect(toWritten("no more of it", [acme]).mentions).toEqual([]);
  });
});
