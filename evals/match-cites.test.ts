import { describe, expect, test } from "vitest";

import { matchAnswer } from "./match-answer";
import { type ExpectedCite, saysMissing, uncited } from "./match-cites";
import { silent } from "./outcome";

const id = "01234567-89ab-7cde-8f01-23456789abcd";
const text = "# Terms\n\nInvoices are due\nwithin 30 days. Equipment stays ours.";
const cite: ExpectedCite = {
  name: "Terms",
  path: `/documents/${id}`,
  version: "v2",
  text,
  quote: "due within 30 days",
};
const note: ExpectedCite = { ...cite, name: "Call", path: `/o/notes/${id}`, version: null };
const link = (from: number, to: number, version = "v2"): string =>
  `“…” [Terms](/documents/${id}?version=${version}&from=${from}&to=${to})`;

describe("a quote is cited", () => {
  test("where a link points at a passage that has it, however the lines break and letters are cased", () => {
    expect(uncited([cite], `Yes. ${link(9, 41)}`)).toEqual([]);
    expect(uncited([{ ...cite, quote: "INVOICES ARE DUE" }], link(0, text.length))).toEqual([]);
    expect(uncited([cite], link(9, 41).replaceAll("&", "&amp;"))).toEqual([]);
    expect(uncited([note], `[Call](/o/notes/${id}?field=body&from=9&to=41)`)).toEqual([]);
  });

  test.each([
    ["another place", link(41, 63)],
    ["another version", link(9, 41, "v1")],
    ["another document", link(9, 41).replace("0123", "9999")],
    ["a document without a place", `[Terms](/documents/${id}?version=v2)`],
    ["words alone", "Invoices are due within 30 days."],
  ])("and not by %s", (_what, said) => {
    expect(uncited([cite], said)).toEqual([cite]);
  });

  test("among the first three links, or as many as there are quotes", () => {
    const three = [link(0, 3), link(0, 4), link(0, 5)].join(" ");

    expect(uncited([cite], `${link(9, 41)} ${three}`)).toEqual([]);
    expect(uncited([cite], `${three} ${link(9, 41)}`)).toEqual([cite]);
    expect(uncited([cite, cite, cite, cite], `${three} ${link(9, 41)}`)).toEqual([]);
  });

  test("each for itself, where two say different things", () => {
    const other = { ...note, quote: "Equipment" };
    const problems = matchAnswer({ cites: [cite, other] }, { ...silent, text: link(9, 41) });

    expect(problems).toEqual(["does not link to “Equipment” in Call"]);
  });
});

test.each([
  ["That is not in the documents.", true],
  ["The documents don’t mention dogs.", true],
  ["I could not find anything on that in your notes.", true],
  ["Not sure: the nearest passage does not mention “colours”.", true],
  ["Nothing in the documents answers that.", true],
  ["It is 140 euros a night.", false],
  ["I did not understand that.", false],
  ["No problem, the hotel may cost 140 euros.", false],
])("whether “%s” says that it is not written anywhere: %s", (said, isSaid) => {
  expect(saysMissing(said)).toBe(isSaid);
  expect(matchAnswer({ isMissing: true }, { ...silent, text: said })).toHaveLength(isSaid ? 0 : 1);
});
