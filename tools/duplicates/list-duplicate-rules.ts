import { z } from "zod";

import { duplicateRuleShape } from "@/db/objects/definition";
import { defineTool } from "@/tools/core/define-tool";
import { requireObject } from "@/tools/records/read-record";
import { objectKey } from "@/tools/records/record-shape";
import { canCompare, usualRules } from "./rules";

export const listDuplicateRules = defineTool({
  name: "list_duplicate_rules",
  description:
    "By which fields an object's records are taken for duplicates, and which fields could be. An Admin sets them with update_object (duplicateRules).",
  input: z.object({ object: objectKey }),
  output: z.object({
    rules: z.array(duplicateRuleShape),
    isUsual: z.boolean().describe("They follow from the types of the fields; nobody has set them."),
    fields: z.array(z.object({ key: z.string(), label: z.string() })),
  }),
  permission: "settings:read",
  effect: "read",
  examples: [
    { say: "how are duplicate contacts found?", input: { object: "contacts" } },
    { say: "what are the duplicate rules of companies", input: { object: "companies" } },
    { say: "by which fields are deals compared", input: { object: "deals" } },
  ],
  summarize: (_, output) => `Listed duplicate rules · ${output.rules.length}`,

  async handler(ctx, { object: key }) {
    const object = requireObject(ctx, key);
    const fields = object.fields.filter(canCompare).map(({ key: field, label }) => ({ key: field, label }));
    return {
      rules: object.duplicateRules ?? usualRules(object),
      isUsual: object.duplicateRules === undefined,
      fields,
    };
  },
});
