import { z } from "zod";

import { formulaFunctions } from "@/db/formula/functions";
import { computedShape } from "@/db/objects/computed";
import { type FieldDefinition, fieldTypeShape } from "@/db/objects/definition";
import { fieldKey } from "@/db/objects/make-key";
import { catalogWith, inferComputed } from "@/db/query/infer-computed";
import { listRecords } from "@/db/query/list-records";
import { QueryError } from "@/db/query/query-error";
import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { valueShape } from "@/tools/records/record-shape";

const shown = 3;

/** What does not work yet is an answer, not an error: it is asked while a person still writes. */
export const previewComputedField = defineTool({
  name: "preview_computed_field",
  description:
    "Try out a formula or rollup before create_field or update_field: the type of its result, its value on the newest three records, or what is wrong with it. Also lists the functions of formulas.",
  input: z.object({
    object: z.string().max(63).describe("Key of the object."),
    field: z.string().max(63).optional().describe("Key of the computed field that would be changed."),
    computed: computedShape,
  }),
  output: z.object({
    type: fieldTypeShape.nullable(),
    currency: z.string().nullable(),
    problem: z.object({ path: z.string(), message: z.string(), fix: z.string().nullable() }).nullable(),
    values: z.array(z.object({ id: z.string(), name: z.string(), value: valueShape })),
    functions: z.array(z.object({ signature: z.string(), help: z.string() })),
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    {
      say: "what would amount * 0.2 give on deals",
      input: { object: "deals", computed: { kind: "formula", expression: "amount * 0.2" } },
    },
    {
      say: "try counting the tasks of companies",
      input: { object: "companies", computed: { kind: "rollup", relation: "tasks", fn: "count" } },
    },
    {
      say: "which functions do formulas have",
      input: { object: "deals", computed: { kind: "formula", expression: "today()" } },
    },
  ],
  summarize: (_, output) => (output.type ? "Tried out a computed field" : "Found what is wrong with a computed field"),

  async handler(ctx, { object: key, field: known, computed }) {
    const object = requireObject(ctx, key);
    const was = object.fields.find((field) => field.key === known);
    const taken = object.fields.map((field) => field.key);
    const field: FieldDefinition = {
      key: was?.key ?? fieldKey("preview", taken),
      label: was?.label ?? "This field",
      type: "text",
      computed,
    };
    const functions = formulaFunctions.map(({ signature, help }) => ({ signature, help }));
    try {
      const { type, currency = null } = inferComputed(ctx.query, object.key, field);
      const typed = { ...field, type, ...(currency ? { currency } : {}) };
      const catalog = catalogWith(ctx.query.catalog, object.key, typed);
      const query = { object: object.key, fields: [field.key], limit: shown };
      const { records } = await listRecords(ctx.session, { ...ctx.query, catalog }, query);
      const values = records.map(({ id, name, values: all }) => ({ id, name, value: all[field.key] ?? null }));
      return { type, currency, problem: null, values, functions };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      const problem = { path: error.path, message: error.message, fix: error.fix ?? null };
      return { type: null, currency: null, problem, values: [], functions };
    }
  },
});
