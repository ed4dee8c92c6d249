import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { inputValues, objectKey } from "@/tools/records/record-shape";
import { findSimilar } from "./find-similar";

/** Asked before a record is made, so that nobody makes it twice; it never stands in the way of making it. */
export const searchDuplicates = defineTool({
  name: "search_duplicates",
  description:
    "Records that may be the same thing as one with these values, by the object's duplicate rules: equal e-mail, phone or domain, or a name nearly alike. Ask before creating a person or company.",
  input: z.object({ object: objectKey, values: inputValues, exceptId: z.uuid().optional() }),
  output: z.object({
    matches: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        field: z.string(),
        label: z.string().describe("The field that speaks for it."),
        score: z.number().describe("From 0 to 1; 1 means an equal value."),
      }),
    ),
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    {
      say: "is bram@wit.example in there already?",
      input: { object: "contacts", values: { email: "bram@wit.example" } },
    },
    { say: "do we have a company like Tessel Ltd", input: { object: "companies", values: { name: "Tessel Ltd" } } },
    { say: "would Ivo Brand be a duplicate", input: { object: "contacts", values: { name: "Ivo Brand" } } },
  ],
  summarize: (_, output) => `Looked for duplicates · ${output.matches.length} found`,

  async handler(ctx, { object: key, values, exceptId }) {
    return { matches: await findSimilar(ctx, requireObject(ctx, key), values, exceptId) };
  },
});
