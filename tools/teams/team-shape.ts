import { isNull } from "drizzle-orm";
import { z } from "zod";

import { teams } from "@/db/schema/workspace/roles";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export const teamName = z.string().trim().min(1).max(80);
export const teamId = z.uuid().describe("Id from list_teams.");

export const teamOutput = z.object({
  id: z.string(),
  name: z.string(),
  parent: z.string().nullable().describe("Id of the team above."),
});
export type TeamOutput = z.output<typeof teamOutput>;

export async function readTeams(ctx: Pick<ToolContext, "session">): Promise<TeamOutput[]> {
  const rows = await ctx.session.orm
    .select()
    .from(teams)
    .where(isNull(teams.deletedAt))
    .orderBy(teams.createdAt, teams.id);
  const known = new Set(rows.map((row) => row.id));
  return rows.map(({ id, definition: { name, parent } }) => ({
    id,
    name,
    parent: parent && known.has(parent) ? parent : null,
  }));
}

export async function requireTeam(ctx: ToolContext, id: string): Promise<TeamOutput> {
  const known = await readTeams(ctx);
  const found = known.find((team) => team.id === id);
  if (found) return found;
  const names = known.map((team) => team.name).join(", ");
  throw new AppError(
    "not_found",
    names ? `There is no such team. There are ${names}.` : "There are no teams yet. Make one with create_team.",
  );
}

/** Refuses a name that is taken, a team above that is not there, and a team under itself. */
export async function checkTeam(
  ctx: ToolContext,
  team: { id?: string; name: string; parent?: string | undefined },
): Promise<void> {
  const known = await readTeams(ctx);
  const alike = known.find(({ id, name }) => id !== team.id && name.toLowerCase() === team.name.toLowerCase());
  if (alike) throw new AppError("conflict", `There is a team ${alike.name} already.`);
  let above = team.parent;
  for (const _ of known) {
    if (above === undefined) return;
    if (above === team.id) throw new AppError("invalid_input", "A team cannot stand below itself.");
    const found = await requireTeam(ctx, above);
    above = found.parent ?? undefined;
  }
}
