import { z } from "zod";

import type { Value } from "@/db/query/values";

/** Checked by the field's type when it is read from the database, so doors pass it on. */
export const valueShape = z.unknown() as unknown as z.ZodType<Value, Value>;

/** Made field by field when the row is read, so a walk over every value of every record would find nothing. */
const valuesShape = z.unknown().meta({ type: "object", additionalProperties: {} }) as unknown as z.ZodType<
  Record<string, Value>,
  Record<string, Value>
>;

export const recordShape = z.object({
  id: z.string(),
  object: z.string(),
  name: z.string(),
  values: valuesShape.describe("By field or dotted path; links are { id, name }."),
});
export type RecordShape = z.infer<typeof recordShape>;

export const countShape = z.object({
  value: z.number(),
  isCapped: z.boolean().describe("True: there are more than value."),
});

export const diffShape = z.object({ field: z.string(), label: z.string(), before: valueShape, after: valueShape });
export type Diff = z.infer<typeof diffShape>;

export const bulkOutcomeShape = z.object({
  object: z.string(),
  count: z.number().describe("Records that change or changed."),
  skipped: z.array(z.object({ reason: z.string(), count: z.number() })),
  sample: z
    .array(z.object({ id: z.string(), name: z.string(), changes: z.array(diffShape) }))
    .describe("The first five."),
  ids: z.array(z.string()).optional().describe("Of all of them, where they are 100 or fewer."),
  fingerprint: z.string().describe("Pass it as expect to run against exactly these records in exactly this state."),
  isPreview: z.boolean(),
  changeSetId: z.string().nullable(),
  jobId: z.string().nullable().describe("Set when so many records are changed by a job; get_job says how far it came."),
});
export type BulkOutcome = z.infer<typeof bulkOutcomeShape>;

export const objectKey = z
  .string()
  .max(63)
  .describe("Key of the object, for instance deals; describe_objects lists them.");
export const inputValues = z
  .record(z.string(), z.unknown())
  .describe(
    'Field keys to values. Links take an id, an owner also "me", options their key; null clears; keys left out stay as they are.',
  );
