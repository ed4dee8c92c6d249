import { describe, expect, test } from "vitest";

import { insertMention, mentionAt, toSentText } from "./mention";

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

  test("carry the record's address when the message is sent", () => {
    const text = toSentText("call @Acme and @Acme North", { Acme: "/o/companies/1", "Acme North": "/o/companies/2" });

    expect(text).toBe("call [@Acme](/o/companies/1) and [@Acme North](/o/companies/2)");
    expect(toSentText("call @Nobody", {})).toBe("call @Nobody");
  });
});
