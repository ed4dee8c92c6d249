import { sql } from "drizzle-orm";
import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { matchRows, type NameRow, objectsFor } from "./name-rows";

const matchShape = z.object({
  phrase: z.string(),
  object: z.string(),
  id: z.string(),
  name: z.string(),
  detail: z.string().nullable(),
});

/** Likeness costs some milliseconds a phrase on a large object, and callers give the likeliest names first. */
const similarLimit = 6;
const similarWords = 4;

/** Exact names first; only phrases that found none are tried as whole words inside names, then by likeness. */
export const matchNames = defineTool({
  name: "match_names",
  description:
    "Link phrases to records by name: exact, contained in a name, or alike (typos). For many candidate phrases at once; to search for one text use search_names.",
  input: z.object({
    phrases: z.array(z.string().min(1).max(200)).max(200),
    objects: z.array(z.string().max(63)).max(100).optional(),
    deleted: z.literal("only").optional(),
  }),
  output: z.object({ exact: z.array(matchShape), contains: z.array(matchShape), similar: z.array(matchShape) }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "which records are called Tessel or Dock lights", input: { phrases: ["Tessel", "Dock lights"] } },
    { say: "find the contact Hanne", input: { phrases: ["Hanne"], objects: ["contacts"] } },
    { say: "deleted records called Tessel", input: { phrases: ["Tessel"], deleted: "only" } },
  ],

  async handler(ctx, { phrases, objects, deleted }) {
    const definitions = objectsFor(ctx, objects);
    const onlyDeleted = deleted === "only";
    const lower = [...new Set(phrases.map((phrase) => phrase.toLowerCase()))];
    const exact = await matchRows(ctx, definitions, lower, {
      ways: (name) => [sql`${name} = p.phrase`],
      score: () => sql`1`,
      onlyDeleted,
    });
    const found = new Set(exact.map((row) => row.phrase));
    const open = lower.filter((phrase) => !found.has(phrase) && phrase.length >= 3);
    const contains = await matchRows(ctx, definitions, open, {
      ways: (name, column) => [
        sql`to_tsvector('simple', ${column}) @@ phraseto_tsquery('simple', p.phrase) and strpos(${name}, p.phrase) > 0`,
      ],
      score: () => sql`1`,
      onlyDeleted,
    });
    const contained = new Set(contains.map((row) => row.phrase));
    const isShort = (phrase: string): boolean => phrase.length >= 5 && phrase.split(/\s+/).length <= similarWords;
    const rest = open.filter((phrase) => !contained.has(phrase) && isShort(phrase)).slice(0, similarLimit);
    const similar = await matchRows(ctx, definitions, rest, {
      ways: (name) => [sql`${name} %> p.phrase and similarity(${name}, p.phrase) > 0.35`],
      score: (name) => sql`similarity(${name}, p.phrase)`,
      onlyDeleted,
    });
    return { exact: exact.map(toMatch), contains: contains.map(toMatch), similar: similar.map(toMatch) };
  },
});

const toMatch = ({ phrase, object, id, name, detail }: NameRow): z.input<typeof matchShape> => ({
  phrase,
  object,
  id,
  name,
  detail,
});
