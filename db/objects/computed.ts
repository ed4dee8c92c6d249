import { z } from "zod";

import { conditionShape } from "@/db/query/tree";

export const rollupFunctions = ["count", "sum", "avg", "min", "max", "latest"] as const;
export type RollupFunction = (typeof rollupFunctions)[number];

export const longestFormula = 2000;

const formulaShape = z.strictObject({
  kind: z.literal("formula"),
  expression: z
    .string()
    .trim()
    .min(1)
    .max(longestFormula)
    .describe("Over keys of the record's own fields, for instance amount * 0.2; functions come with the preview."),
});

const rollupShape = z.strictObject({
  kind: z.literal("rollup"),
  relation: z.string().max(120).describe("Relation that leads here, for instance tasks of a company."),
  fn: z.enum(rollupFunctions).describe("latest: the value on the newest related record."),
  field: z.string().max(63).optional().describe("Field of the related records; not needed for count."),
  where: conditionShape.optional().describe("Only related records that match."),
});
export type Rollup = z.infer<typeof rollupShape>;

export const computedShape = z.discriminatedUnion("kind", [formulaShape, rollupShape]);
export type Computed = z.infer<typeof computedShape>;
