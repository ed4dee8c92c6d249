import { z } from "zod";

import { objectShape } from "@/db/objects/definition";
import { objectOf } from "@/db/query/scope";
import { defineTool } from "@/tools/core/define-tool";

/** What exists in this workspace: the first thing a model or a client reads. */
export const describeObjects = defineTool({
  name: "describe_objects",
  description:
    "List the workspace's objects with their fields, options and relations, or only one object. Call it before using fields you have not seen.",
  input: z.object({ object: z.string().max(63).optional() }),
  output: z.object({ objects: z.array(objectShape) }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "what objects are there", input: {} },
    { say: "what fields do deals have", input: { object: "deals" } },
    { say: "which stages are there", input: { object: "deals" } },
  ],
  summarize: (_, output) =>
    `Looked at ${output.objects.length === 1 ? (output.objects[0]?.plural.toLowerCase() ?? "an object") : `${output.objects.length} objects`}`,

  async handler(ctx, { object }) {
    return { objects: object ? [objectOf(ctx.catalog, object)] : [...ctx.catalog.objects] };
  },
});
