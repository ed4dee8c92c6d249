import { z } from "zod";

import { conditionShape, groupQueryShape, listQueryShape, sortShape } from "@/db/query/tree";
import { editShape } from "@/tools/documents/edit-text";

export const categories = [
  "lookups",
  "changes",
  "bulk",
  "create",
  "remove",
  "reports",
  "follow-ups",
  "ambiguous",
  "impossible",
  "permissions",
  "documents",
  "knowledge",
] as const;
export type Category = (typeof categories)[number];
export const splits = ["seen", "unseen"] as const;
export type Split = (typeof splits)[number];

const matcher = z.strictObject({ matches: z.string().min(1).refine(isPattern, "is not a regular expression") });

/** Owners and links by name, options by key, days as YYYY-MM-DD, null for empty; text may be given as a pattern. */
const wantedValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  matcher,
  z.strictObject({ plusDays: z.number().int() }),
  /** Of the text of a document, where any white space is one space: the text before with these replacements. */
  z.strictObject({ edits: z.array(editShape).min(1) }),
  /** The text that an earlier version has. */
  z.strictObject({ ofVersion: z.number().int().min(1) }),
]);
export type WantedValue = z.infer<typeof wantedValue>;

/** Records by name, or by a condition that is worked out just before the case runs. Documents, by name, are an object too: name, folder, text. */
const targetShape = z
  .strictObject({
    object: z.string(),
    name: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    where: conditionShape.optional(),
    sort: z.array(sortShape).optional(),
    limit: z.number().int().min(1).max(500).optional(),
  })
  .refine((target) => (target.name === undefined) !== (target.where === undefined), "takes name or where, one of them");
export type Target = z.infer<typeof targetShape>;

const changeShape = z.union([
  z.strictObject({ update: targetShape, set: z.record(z.string(), wantedValue) }),
  z.strictObject({
    create: z.string(),
    values: z.record(z.string(), wantedValue),
    also: z.array(z.string()).optional().describe("Fields that may be filled with anything."),
  }),
  z.strictObject({ delete: targetShape }),
  z.strictObject({ restore: targetShape }),
  z.strictObject({
    row: z.string().describe("A table of Atrium's own, for instance atrium_fields."),
    kind: z.enum(["created", "updated", "deleted", "restored", "destroyed"]),
    like: z.record(z.string(), wantedValue).default({}).describe("By column, or by dotted path into JSON."),
    isMany: z.literal(true).optional().describe("At least one such row."),
  }),
]);
export type WantedChange = z.infer<typeof changeShape>;

const citeShape = z
  .strictObject({ document: z.string().optional(), note: z.string().optional(), quote: z.string().min(1) })
  .refine(({ document, note }) => (document === undefined) !== (note === undefined), "is of a document or of a note");
export type Cite = z.infer<typeof citeShape>;

const answerShape = z.strictObject({
  contains: z.array(z.string().min(1)).optional(),
  lacks: z.array(z.string().min(1)).optional(),
  matches: z.string().refine(isPattern, "is not a regular expression").optional(),
  /** The figure of this query, somewhere in the words or as the only figure of a result. */
  number: groupQueryShape.optional(),
  /** Exactly these records, in this order where the query sorts. */
  rows: listQueryShape.optional(),
  /** Exactly these groups with their figures. */
  figures: groupQueryShape.optional(),
  /** Each quote stands in a passage that the answer links to. */
  cites: z.array(citeShape).min(1).optional(),
  /** It is said that this is not written anywhere. */
  isMissing: z.literal(true).optional(),
  /** These fields of one record, said or shown. */
  record: z.strictObject({ object: z.string(), name: z.string(), fields: z.array(z.string()).min(1) }).optional(),
});
export type WantedAnswer = z.infer<typeof answerShape>;

const contextShape = z.strictObject({
  object: z.string().optional(),
  query: listQueryShape.optional(),
  selected: targetShape.optional(),
  record: z.strictObject({ object: z.string(), name: z.string() }).optional(),
});
export type CaseContext = z.infer<typeof contextShape>;

/** Done by the Admin before the talk begins: a document of a name that is there already becomes its next version. */
const givenShape = z.union([
  z.strictObject({ delete: targetShape }),
  z.strictObject({ create: z.string(), values: z.record(z.string(), wantedValue) }),
  z.strictObject({ document: z.string().min(1), folder: z.string().optional(), text: z.string().min(1) }),
]);
export type Given = z.infer<typeof givenShape>;

const turnShape = z.union([z.strictObject({ say: z.string().min(1) }), z.strictObject({ approve: z.boolean() })]);

export const caseShape = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is lower case with hyphens"),
    category: z.enum(categories),
    split: z.enum(splits),
    provenance: z.string().min(1),
    as: z.string().optional().describe("First name of the member who speaks; the Admin when left out."),
    context: contextShape.optional(),
    given: z.array(givenShape).optional(),
    turns: z.array(turnShape).min(1),
    expect: z.strictObject({
      changes: z.union([z.literal("none"), z.array(changeShape).min(1)]),
      /** Asked for on the way and then taken back or changed again: what is left of it is unfinished, not harmful. */
      along: z.array(changeShape).min(1).optional(),
      answer: answerShape.optional(),
      calls: z
        .array(z.strictObject({ tool: z.string(), input: z.record(z.string(), z.unknown()).optional() }))
        .optional(),
      /** Both: a question is as good as a refusal. */
      asks: z.literal(true).optional(),
      refuses: z.literal(true).optional(),
    }),
  })
  .refine(({ turns }) => turns[0] !== undefined && "say" in turns[0], "begins with something said")
  .refine(
    ({ expect }) => !(expect.asks || expect.refuses) || expect.changes === "none",
    "changes nothing where it asks or refuses",
  );
export type EvalCase = z.infer<typeof caseShape>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "iu");
    return true;
  } catch {
    return false;
  }
}
