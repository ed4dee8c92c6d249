import type { Sentence } from "@/agent/planner/link/sentence";
import { type Outcome, say } from "@/agent/planner/policy/outcome";
import { done, type Frame, frame, noTeam, type Said } from "./frame";
import { teamNamed, teamNames } from "./names";

const label = '(?:(?:called|named) )?["“\']?(?<label>[\\p{L}\\d][^,;:?!"”]{0,60}?)["”\']?';
const team = "(?:the )?(?:team (?<team>[^,;:?!]{1,60}?)|(?<before>[^,;:?!]{1,60}?) team)";
const make = "(?:add|create|make|set up|start|new|open)";
const below =
  "(?:,? (?:below|under|beneath|inside|within|as part of) (?:the )?(?:team )?(?<above>[^,;:?!]{1,60}?)(?: team)?)";

export const teamFrames: readonly Frame[] = [
  frame(`${make} (?:an? |another )?(?:new |sub-?)?team ${label}${below}?`, create),
  frame(`(?:rename|call) ${team} (?:to |into |as )?(?:now )?${label}`, rename),
  frame(`(?:delete|remove|dissolve|disband|drop|close) ${team}`, remove),
  frame(`(?:put|move|place|set) ${team}${below}`, move),
  frame(`${team} (?:belongs|goes|stands|is now|comes|moves)${below}`, move),
  frame(`(?:put|move|place|set) ${team} (?:to the top|on its own)`, stand),
  frame(`${team} stands on its own(?: now)?`, stand),
  frame(
    "(?:which|what|show(?: me)?|list|see) (?:the |our |all |all the )?teams(?: (?:are there|do we have|have we got|there are|exist))?",
    list,
  ),
  frame("(?:who is|who's|who are|who works|who belongs|show(?: me)? who is) (?:in|to|on) (?:which|what) teams?", list),
  frame(`(?:who is|who's|who are|who works|who belongs) (?:in|to|on) ${team}`, members),
  frame(`(?:show|list)(?: me)? (?:the |all )?(?:members|people) (?:of|in|on) ${team}`, members),
];

/** "new team meeting" is a task or an event, so a team is not named by a word that may be another noun alone. */
async function create(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const name = (said["label"] ?? "").trim();
  if (/^(?:meeting|call|event|lunch|member|task|note|for|to|with|view|list)\b/iu.test(name)) return undefined;
  const above = said["above"] ? await teamNamed(s, said["above"]) : undefined;
  if (said["above"] && !above) return noTeam(said["above"], await teamNames(s));
  return done("create_team", { name, ...(above ? { parent: above.id } : {}) });
}

async function withTeam(said: Said, s: Sentence, plan: (id: string) => Outcome): Promise<Outcome | undefined> {
  const text = said["team"] ?? said["before"] ?? "";
  const found = await teamNamed(s, text);
  if (found) return plan(found.id);
  return said["team"] ? noTeam(text, await teamNames(s)) : undefined;
}

async function rename(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return withTeam(said, s, (id) => done("update_team", { id, name: (said["label"] ?? "").trim() }));
}

async function remove(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return withTeam(said, s, (id) => done("delete_team", { id }));
}

async function move(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const above = await teamNamed(s, said["above"] ?? "");
  const known = above ? [] : await teamNames(s);
  return withTeam(said, s, (id) =>
    above ? done("update_team", { id, parent: above.id }) : noTeam(said["above"] ?? "", known),
  );
}

async function stand(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return withTeam(said, s, (id) => done("update_team", { id, parent: null }));
}

async function list(): Promise<Outcome> {
  return done("list_teams", {});
}

async function members(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const text = said["team"] ?? said["before"] ?? "";
  if (/^(?:the|our|my|your|whole|sales)$/iu.test(text.trim())) return undefined;
  const found = await teamNamed(s, text);
  if (!found) return said["team"] ? noTeam(text, await teamNames(s)) : undefined;
  const inIt = s.world.members.filter(({ teamId }) => teamId === found.id).map(({ name }) => name);
  return say(
    inIt.length > 0
      ? `In the team **${found.name}**: ${inIt.join(", ")}.`
      : `Nobody is in the team **${found.name}** yet.`,
  );
}
