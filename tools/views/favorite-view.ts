import { and, eq, max } from "drizzle-orm";
import { z } from "zod";

import { favorites } from "@/db/schema/workspace/views";
import { defineTool } from "@/tools/core/define-tool";
import { requireView } from "./find-view";

/** A person's own bookmark: it changes nothing for anybody else, so it is not in the change feed and a viewer may. */
export const favoriteView = defineTool({
  name: "favorite_view",
  description: "Keep a view at hand in my sidebar, or take it out again. Find its id with list_views first.",
  input: z.object({ id: z.uuid(), isFavorite: z.boolean().optional().describe("Left out means true.") }),
  output: z.object({ id: z.string(), name: z.string(), isFavorite: z.boolean() }),
  permission: "views:read",
  effect: "write",
  examples: [
    { say: "add the view Closing to my favourites", input: { id: "{views:Closing}" } },
    { say: "pin the view Pipeline to my sidebar", input: { id: "{views:Pipeline}" } },
    { say: "take Closing out of my favourites", input: { id: "{views:Closing}", isFavorite: false } },
  ],
  summarize: (_, output) =>
    output.isFavorite ? `${output.name} is a favourite` : `${output.name} is no longer a favourite`,

  async handler(ctx, { id, isFavorite = true }) {
    const row = await requireView(ctx, id);
    const mine = eq(favorites.memberId, ctx.actor.memberId);
    if (isFavorite) {
      const [last] = await ctx.session.orm
        .select({ position: max(favorites.position) })
        .from(favorites)
        .where(mine);
      await ctx.session.orm
        .insert(favorites)
        .values({ memberId: ctx.actor.memberId, viewId: id, position: (last?.position ?? 0) + 1 })
        .onConflictDoNothing();
    } else {
      await ctx.session.orm.delete(favorites).where(and(mine, eq(favorites.viewId, id)));
    }
    return { id, name: row.definition.name, isFavorite };
  },
});
