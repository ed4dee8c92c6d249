import { sql } from "drizzle-orm";
import { z } from "zod";

import { canBeAlike, compileSearch, escapeLike, nameRank, searchPhrase } from "@/db/query/search";
import { defineTool } from "@/tools/core/define-tool";
import { matchRows, objectsFor } from "./name-rows";

/** What a palette and an @-mention type into: any object, best first, typos allowed when nothing else fits. */
export const searchNames = defineTool({
  name: "search_names",
  description:
    "Find records of any object by part of their name or text, best first; when nothing has it, by names that are alike (typos). Use it to get the id of a record that a person names.",
  input: z.object({
    text: z.string().min(1).max(200),
    objects: z.array(z.string().max(63)).max(100).optional(),
    limit: z.number().int().min(1).max(50).optional(),
  }),
  output: z.object({
    matches: z.array(
      z.object({
        object: z.string(),
        id: z.string(),
        name: z.string(),
        detail: z.string().nullable(),
        score: z.number(),
      }),
    ),
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "find Brightwater", input: { text: "Brightwater" } },
    { say: "look for a contact called Hanne", input: { text: "Hanne", objects: ["contacts"] } },
    { say: "anything about depot sensors", input: { text: "depot sensors" } },
  ],
  summarize: (_, output) => `Looked names up · ${output.matches.length} found`,

  async handler(ctx, { text, objects, limit }) {
    const phrase = searchPhrase(text);
    const begins = `${escapeLike(phrase)}%`;
    const definitions = phrase ? objectsFor(ctx, objects) : [];
    const exact = await matchRows(ctx, definitions, [phrase], {
      ways: (name) => [
        sql`${name} = ${phrase}`,
        sql`${name} like ${begins}`,
        ...(phrase.length >= 3 ? [sql`${name} like ${`%${begins}`}`] : []),
        compileSearch("t", phrase),
      ],
      score: (name) => nameRank(name, sql`p.phrase`),
      onlyDeleted: false,
    });
    const rows =
      exact.length > 0 || !canBeAlike(phrase)
        ? exact
        : await matchRows(ctx, definitions, [phrase], {
            ways: (name) => [sql`${name} %> p.phrase`],
            score: (name) => sql`word_similarity(p.phrase, ${name})`,
            onlyDeleted: false,
          });
    const best = rows
      .sort((left, right) => right.score - left.score || left.name.localeCompare(right.name))
      .slice(0, limit ?? 10);
    return { matches: best.map(({ object, id, name, detail, score }) => ({ object, id, name, detail, score })) };
  },
});
