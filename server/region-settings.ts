import { z } from "zod";

import { homeRegion } from "@/db/workspace/directory";

const what =
  'a list such as [{"id":"eu","name":"European Union","databaseUrl":"postgres://…"}], with an address of postgres:// or file:// each';

/** Where workspaces can live besides the home database; an entry called default only gives that one a name. */
export const regionsShape = z
  .string()
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue(`is no JSON; it is ${what}`);
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "has ids of small letters, digits and hyphens"),
          name: z.string().trim().min(1).max(60),
          databaseUrl: z
            .string()
            .regex(/^(postgres(ql)?|file):\/\//, "has addresses that begin with postgres:// or file://")
            .optional(),
        }),
      )
      .max(50)
      .refine(
        (list) => new Set(list.map(({ id }) => id)).size === list.length,
        "names a region twice; each has an id of its own",
      )
      .refine(
        (list) => list.every(({ id, databaseUrl }) => (id === homeRegion) === (databaseUrl === undefined)),
        "gives every region a databaseUrl, but for the one called default, which is the home database",
      ),
  );

export type RegionSettings = z.output<typeof regionsShape>;
