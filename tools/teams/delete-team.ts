import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";

import { changeFixedRow, markFixedRow } from "@/db/changes/fixed-rows";
import { members } from "@/db/schema/workspace/members";
import { changeMember } from "@/db/workspace/change-member";
import { defineTool } from "@/tools/core/define-tool";
import { readTeams, requireTeam, teamId } from "./team-shape";

export const deleteTeam = defineTool({
  name: "delete_team",
  description: "Take a team away. Its members and the teams below it go to the team above, or to none.",
  input: z.object({ id: teamId }),
  output: z.object({ name: z.string(), moved: z.number().describe("Members that moved."), changeSetId: z.string() }),
  permission: "members:write",
  effect: "delete",
  examples: [
    { say: "delete the team North", input: { id: "{teams:North}" } },
    { say: "remove the team Inside sales", input: { id: "{teams:Inside sales}" } },
    { say: "we do not need the team Oslo any more", input: { id: "{teams:Oslo}" } },
  ],
  summarize: (_, output) => `Took away the team ${output.name}`,

  async handler(ctx, { id }) {
    const { name, parent } = await requireTeam(ctx, id);
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const people = await ctx.session.orm
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.teamId, id), isNull(members.deactivatedAt)));
    for (const person of people) await changeMember(ctx.session, person.id, { team_id: parent }, write);
    const below = (await readTeams(ctx)).filter((team) => team.parent === id);
    for (const team of below) await changeFixedRow(ctx.session, "atrium_teams", team.id, { parent }, write);
    await markFixedRow(ctx.session, "atrium_teams", id, "deleted", write);
    ctx.changeSet.count += people.length + below.length + 1;
    return { name, moved: people.length, changeSetId: ctx.changeSet.id };
  },
});
