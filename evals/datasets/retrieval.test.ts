import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const documentShape = z.strictObject({
  id: name,
  company: z.string().min(3),
  kind: z.enum([
    "contract",
    "mail",
    "meeting-notes",
    "notice",
    "policy",
    "price-list",
    "procedure",
    "product-sheet",
    "report",
  ]),
  text: z.string(),
});
const questionShape = z.strictObject({
  id: name,
  kind: z.enum(["keyword", "paraphrase", "cross-document", "unanswerable", "conflict", "typo"]),
  question: z.string().min(10).max(200),
  relevant: z.array(z.strictObject({ document: name, quote: z.string().min(10) })),
  split: z.enum(["seen", "unseen"]),
});

function read<T>(file: string, shape: z.ZodType<T>): T[] {
  const lines = readFileSync(new URL(`./retrieval/${file}`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => shape.parse(JSON.parse(line)));
}

const documents = read("documents.jsonl", documentShape);
const questions = read("questions.jsonl", questionShape);
const textOf = new Map(documents.map(({ id, text }) => [id, text]));

const countBy = <T>(items: T[], key: (item: T) => string): Record<string, number> =>
  items.reduce<Record<string, number>>((counts, item) => {
    counts[key(item)] = (counts[key(item)] ?? 0) + 1;
    return counts;
  }, {});
const repeated = (values: string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

describe("the retrieval set", () => {
  test("has ids, texts and questions that stand once", () => {
    expect(repeated(documents.map(({ id }) => id))).toEqual([]);
    expect(repeated(documents.map(({ text }) => text))).toEqual([]);
    expect(repeated(questions.map(({ id }) => id))).toEqual([]);
    expect(repeated(questions.map(({ question }) => question.toLowerCase()))).toEqual([]);
  });

  test("has documents with a title, parts, and 150 to 1,200 words", () => {
    const odd = documents.filter(({ text }) => {
      const words = text.split(/\s+/).filter(Boolean).length;
      return words < 150 || words > 1200 || !/^# \S/.test(text) || !/^## \S/m.test(text);
    });

    expect(odd.map(({ id }) => id)).toEqual([]);
    expect(documents.length).toBe(74);
    expect(new Set(documents.map(({ company }) => company)).size).toBe(8);
  });

  test("names nobody's address outside .example", () => {
    const addresses = documents.flatMap(({ text }) => text.match(/[\w.]+@[\w.]+\w|https?:\/\/[^\s/)]+/g) ?? []);

    expect(addresses.filter((address) => !address.endsWith(".example"))).toEqual([]);
  });

  test("quotes passages that stand exactly once in their document", () => {
    const wrong = questions.flatMap(({ id, relevant }) =>
      relevant
        .filter(({ document, quote }) => (textOf.get(document) ?? "").split(quote).length !== 2)
        .map(({ quote }) => `${id}: ${quote}`),
    );

    expect(wrong).toEqual([]);
  });

  test("leaves no document without a question", () => {
    const asked = new Set(questions.flatMap(({ relevant }) => relevant.map(({ document }) => document)));

    expect(documents.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
  });

  test("gives each kind as many passages as it needs", () => {
    const wrong = questions.filter(({ kind, relevant }) => {
      const places = new Set(relevant.map(({ document }) => document)).size;
      if (kind === "unanswerable") return places > 0;
      return places < (kind === "cross-document" ? 2 : 1);
    });

    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("paraphrases share few words with what they ask for", () => {
    const stems = (text: string): string[] =>
      (text.toLowerCase().match(/[a-z]{5,}/g) ?? []).map((word) => word.slice(0, 5));
    const shares = questions
      .filter(({ kind }) => kind === "paraphrase")
      .map(({ id, question, relevant }) => {
        const passage = new Set(relevant.flatMap(({ quote }) => stems(quote)));
        const words = stems(question);
        return { id, share: words.filter((word) => passage.has(word)).length / Math.max(1, words.length) };
      });

    expect(shares.filter(({ share }) => share > 0.4)).toEqual([]);
    expect(shares.reduce((sum, { share }) => sum + share, 0) / shares.length).toBeLessThan(0.1);
  });

  test("counts the same by kind, and half of all in each split", () => {
    expect(countBy(questions, ({ kind }) => kind)).toEqual({
      keyword: 36,
      paraphrase: 66,
      "cross-document": 23,
      unanswerable: 23,
      conflict: 19,
      typo: 19,
    });
    expect(countBy(questions, ({ split }) => split)).toEqual({ seen: 93, unseen: 93 });
    const seen = countBy(
      questions.filter(({ split }) => split === "seen"),
      ({ kind }) => kind,
    );
    expect(seen).toEqual({
      keyword: 18,
      paraphrase: 33,
      "cross-document": 12,
      unanswerable: 11,
      conflict: 10,
      typo: 9,
    });
  });
});
