import { z } from "zod";

import { defineTool } from "@/tools/core/define-tool";
import { createOne } from "./create-one";
import { inputValues, objectKey, recordShape } from "./record-shape";

/** The answer is read back from the database, so it says what is stored, defaults included. */
export const createRecord = defineTool({
  name: "create_record",
  description:
    "Create one record of any object. Look up linked records and members by id first. Search for an existing record before creating a person or company twice.",
  input: z.object({ object: objectKey, values: inputValues }),
  output: z.object({ record: recordShape, changeSetId: z.string() }),
  permission: "records:write",
  effect: "write",
  examples: [
    {
      say: "add a company called Pinecrest in Oslo",
      input: { object: "companies", values: { name: "Pinecrest", city: "Oslo" } },
    },
    {
      say: 'new deal "Dock lights" for Tessel worth 12k',
      input: { object: "deals", values: { name: "Dock lights", company: "{companies:Tessel}", amount: 12000 } },
    },
    {
      say: "add Bram Wit, bram@wit.example",
      input: { object: "contacts", values: { name: "Bram Wit", email: "bram@wit.example" } },
    },
  ],
  summarize: (_, output) => `Created ${output.record.name}`,

  handler: (ctx, { object, values }) => createOne(ctx, object, values),
});
