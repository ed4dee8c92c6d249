import { z } from "zod";

import { quote } from "@/db/objects/table-shape";
import { defineTool } from "@/tools/core/define-tool";

const regionShape = z.object({ id: z.string(), name: z.string() });

export const getWorkspace = defineTool({
  name: "get_workspace",
  description:
    "Name and address of this workspace, how many records it has, and in which region its data are, with the regions there are.",
  input: z.object({}),
  output: z.object({
    name: z.string(),
    slug: z.string(),
    region: regionShape,
    regions: z.array(regionShape),
    isMoving: z.boolean().describe("It is being moved to another region, and nobody can change anything."),
    records: z.number(),
    files: z.object({ count: z.number(), bytes: z.number() }),
  }),
  permission: "settings:read",
  effect: "read",
  examples: [
    { say: "where is our data stored?", input: {} },
    { say: "in which region is this workspace?", input: {} },
    { say: "how large is this workspace?", input: {} },
  ],
  summarize: (_, { name, region }) => `${name} is in ${region.name}`,

  prepare: async ({ keeper }) => keeper?.regions,

  async handler(ctx, _, regions = [{ id: ctx.workspace.region, name: "This server" }]) {
    const { name, slug, region } = ctx.workspace;
    const counts = ctx.catalog.objects.map(
      ({ key }) => `select count(*) as n from ${quote(key)} where deleted_at is null`,
    );
    const [row] = await ctx.session.query<{ is_moving: boolean; records: string; files: string; bytes: string }>(
      `select (select frozen is not null from atrium_meta) as is_moving, (select coalesce(sum(n), 0) from (${["select 0 as n", ...counts].join(" union all ")}) as c) as records,
        (select count(*) from atrium_files) as files, (select coalesce(sum(size), 0) from atrium_files) as bytes`,
    );
    return {
      ...{ name, slug, regions: [...regions] },
      region: regions.find(({ id }) => id === region) ?? { id: region, name: region },
      isMoving: row?.is_moving === true,
      records: Number(row?.records ?? 0),
      files: { count: Number(row?.files ?? 0), bytes: Number(row?.bytes ?? 0) },
    };
  },
});
