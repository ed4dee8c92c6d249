import { z } from "zod";

import { changeFixedRow } from "@/db/changes/fixed-rows";
import { defineTool } from "@/tools/core/define-tool";
import { checkTeam, requireTeam, teamId, teamName, teamOutput } from "./team-shape";

export const updateTeam = defineTool({
  name: "update_team",
  description: "Rename a team, or move it below another one; parent: null puts it on top.",
  input: z.object({ id: teamId, name: teamName.optional(), parent: teamId.nullable().optional() }),
  output: z.object({ team: teamOutput, changeSetId: z.string().nullable() }),
  permission: "members:write",
  effect: "write",
  examples: [
    { say: "rename the team North to Nordics", input: { id: "{teams:North}", name: "Nordics" } },
    { say: "put the team Oslo below North", input: { id: "{teams:Oslo}", parent: "{teams:North}" } },
    { say: "the team Oslo stands on its own", input: { id: "{teams:Oslo}", parent: null } },
  ],
  summarize: (_, output) => `Changed the team ${output.team.name}`,

  async handler(ctx, { id, name, parent }) {
    const before = await requireTeam(ctx, id);
    const above = parent === undefined ? before.parent : parent;
    const next = { id, name: name ?? before.name, parent: above };
    await checkTeam(ctx, { ...next, parent: above ?? undefined });
    const write = { changeSetId: ctx.changeSet.id, now: ctx.now };
    const values = { name: next.name, parent: above };
    const isChanged = await changeFixedRow(ctx.session, "atrium_teams", id, values, write);
    if (isChanged) ctx.changeSet.count += 1;
    return { team: next, changeSetId: isChanged ? ctx.changeSet.id : null };
  },
});
