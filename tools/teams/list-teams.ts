import { and, asc, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";

import { members } from "@/db/schema/workspace/members";
import { defineTool } from "@/tools/core/define-tool";
import { readTeams, teamOutput } from "./team-shape";

export const listTeams = defineTool({
  name: "list_teams",
  description:
    "List the teams as a tree, with their members. Whoever is in a team reaches, where a role says team, the records of that team and of those below it.",
  input: z.object({}),
  output: z.object({
    teams: z.array(teamOutput.extend({ members: z.array(z.object({ id: z.string(), name: z.string() })) })),
  }),
  permission: "members:read",
  effect: "read",
  examples: [
    { say: "which teams are there", input: {} },
    { say: "who is in the team North", input: {} },
    { say: "show the teams", input: {} },
  ],
  summarize: (_, output) => `Listed ${output.teams.length} teams`,

  async handler(ctx) {
    const people = await ctx.session.orm
      .select({ id: members.id, name: members.name, teamId: members.teamId })
      .from(members)
      .where(and(isNull(members.deactivatedAt), isNotNull(members.teamId)))
      .orderBy(asc(members.name));
    const teams = await readTeams(ctx);
    return {
      teams: teams.map((team) => ({
        ...team,
        members: people.filter(({ teamId }) => teamId === team.id).map(({ id, name }) => ({ id, name })),
      })),
    };
  },
});
