import { z } from "zod";

import { type RoleDefinition, recordRightsShape, rightsOn } from "@/db/access/rights";
import { fieldShape, objectShape } from "@/db/objects/definition";
import { readStoredCatalog, type StoredCatalog } from "@/db/objects/stored-catalog";
import { computedProblems } from "@/db/query/infer-computed";
import { objectOf } from "@/db/query/scope";
import { defineTool } from "@/tools/core/define-tool";

const trashShape = z.object({
  objects: z.array(objectShape.omit({ fields: true }).extend({ deletedAt: z.string() })),
  fields: z.array(z.object({ object: z.string(), field: fieldShape, deletedAt: z.string() })),
});

/** What exists in this workspace: the first thing a model or a client reads. */
export const describeObjects = defineTool({
  name: "describe_objects",
  description:
    "List the workspace's objects with their fields, options and relations, or only one object. Call it before using fields you have not seen.",
  input: z.object({
    object: z.string().max(63).optional(),
    includeDeleted: z.boolean().optional().describe("Also the objects and fields in the trash, as trash."),
  }),
  output: z.object({
    objects: z.array(
      objectShape.extend({ rights: recordRightsShape.optional().describe("What who asks may do with its records.") }),
    ),
    problems: z
      .array(z.object({ object: z.string(), field: z.string(), message: z.string(), fix: z.string().optional() }))
      .optional()
      .describe("Computed fields that read as empty because of what became of the fields they are made of."),
    trash: trashShape.optional(),
  }),
  permission: "records:read",
  effect: "read",
  examples: [
    { say: "what objects are there", input: {} },
    { say: "what fields do deals have", input: { object: "deals" } },
    { say: "which stages are there", input: { object: "deals" } },
  ],
  summarize: (_, output) =>
    `Looked at ${output.objects.length === 1 ? (output.objects[0]?.plural.toLowerCase() ?? "an object") : `${output.objects.length} objects`}`,

  async handler(ctx, { object, includeDeleted }) {
    const { role } = ctx.actor.access;
    const asked = object ? [objectOf(ctx.catalog, object)] : ctx.catalog.objects;
    const objects = asked.map((each) => ({ ...each, rights: rightsOn(role, each.key) }));
    const found = computedProblems(ctx.query).filter((problem) => !object || problem.object === object);
    const problems = found.length > 0 ? { problems: found } : {};
    if (!includeDeleted) return { objects, ...problems };
    const stored = await readStoredCatalog(ctx.session, ctx.catalog.version);
    return { objects, ...problems, trash: seenTrash(trashOf(stored, object), role) };
  },
});

/** What a role may not read does not exist for it in the trash either. */
function seenTrash({ objects, fields }: z.input<typeof trashShape>, role: RoleDefinition): z.input<typeof trashShape> {
  const isSeen = (object: string): boolean => rightsOn(role, object).read !== "none";
  return {
    objects: objects.filter(({ key }) => isSeen(key)),
    fields: fields.filter(({ object, field }) => isSeen(object) && role.fields[`${object}.${field.key}`] !== "none"),
  };
}

/** Fields of an object in the trash come back with it, so they are not listed by themselves. */
function trashOf(stored: StoredCatalog, only: string | undefined): z.input<typeof trashShape> {
  const wanted = stored.objects.filter((object) => !only || object.key === only);
  return {
    objects: wanted.flatMap(({ definition, deletedAt }) =>
      deletedAt ? [{ ...definition, deletedAt: deletedAt.toISOString() }] : [],
    ),
    fields: wanted
      .filter((object) => !object.deletedAt)
      .flatMap((object) =>
        object.fields.flatMap(({ definition, deletedAt }) =>
          deletedAt ? [{ object: object.key, field: definition, deletedAt: deletedAt.toISOString() }] : [],
        ),
      ),
  };
}
