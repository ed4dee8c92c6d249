import { z } from "zod";

import { feedCreated } from "@/db/changes/fixed-rows";
import { teams } from "@/db/schema/workspace/roles";
import { defineTool } from "@/tools/core/define-tool";
import { checkTeam, teamId, teamName, teamOutput } from "./team-shape";

export const createTeam = defineTool({
  name: "create_team",
  description: "Add a team, below another one or on top. Put people into it with update_member.",
  input: z.object({ name: teamName, parent: teamId.optional() }),
  output: z.object({ team: teamOutput, changeSetId: z.string() }),
  permission: "members:write",
  effect: "write",
  examples: [
    { say: "add a team called North", input: { name: "North" } },
    { say: "make a team Inside sales", input: { name: "Inside sales" } },
    { say: "new team Oslo below North", input: { name: "Oslo", parent: "{teams:North}" } },
  ],
  summarize: (_, output) => `Added the team ${output.team.name}`,

  async handler(ctx, { name, parent }) {
    await checkTeam(ctx, { name, parent });
    const id = ctx.newId();
    const definition = { name, ...(parent ? { parent } : {}) };
    await ctx.session.orm.insert(teams).values({ id, definition, createdAt: ctx.now });
    await feedCreated(ctx.session, "atrium_teams", { id, definition }, { changeSetId: ctx.changeSet.id, now: ctx.now });
    ctx.changeSet.count += 1;
    return { team: { id, name, parent: parent ?? null }, changeSetId: ctx.changeSet.id };
  },
});
