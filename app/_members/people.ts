import type { ToolOutput } from "@/app/_lib/tool-types";

export type Person = ToolOutput<"list_members">["members"][number];
export type Role = ToolOutput<"list_roles">["roles"][number];
export type Team = ToolOutput<"list_teams">["teams"][number];
export type Invite = ToolOutput<"list_invites">["invites"][number];

export type Choice = { value: string; label: string };

export const roleChoices = (roles: readonly Role[]): Choice[] =>
  roles.map(({ key, name }) => ({ value: key, label: name }));

/** Teams below others are set in, as in the tree; the empty one is first. */
export function teamChoices(teams: readonly Team[]): Choice[] {
  return [
    { value: "", label: "No team" },
    ...inTree(teams).map(({ team, depth }) => ({ value: team.id, label: `${"  ".repeat(depth)}${team.name}` })),
  ];
}

/** Each team followed by those below it. */
export function inTree(teams: readonly Team[]): { team: Team; depth: number }[] {
  const below = (parent: string | null, depth: number): { team: Team; depth: number }[] =>
    teams.filter((team) => team.parent === parent).flatMap((team) => [{ team, depth }, ...below(team.id, depth + 1)]);
  return below(null, 0);
}

/** Where whoever is invited opens the link. */
export const joinAddress = (slug: string, token: string): string => `${window.location.origin}/join/${slug}/${token}`;
