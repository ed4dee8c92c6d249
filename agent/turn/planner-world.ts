import type { PlannerWorld } from "@/agent/planner/world";
import { readSkills } from "@/agent/skills/read-skills";
import { runTool } from "@/tools/core/run-tool";
import { listMembers } from "@/tools/members/list-members";
import { matchNames } from "@/tools/names/match-names";
import { matchValues } from "@/tools/names/match-values";
import { describeObjects } from "@/tools/objects/describe-objects";
import { registry } from "@/tools/registry";
import type { AttachedFile, Mention, PageContext, TurnContext } from "./turn-types";

/** What the planner may look at, read through tools and so under the person's own rights. */
export async function openPlannerWorld(
  turn: TurnContext,
  context: PageContext,
  { mentions, files }: { mentions: Mention[]; files: AttachedFile[] },
): Promise<PlannerWorld> {
  const { environment, actor } = turn;
  const origin = { door: turn.door };
  const { objects } = await runTool(environment, actor, describeObjects, {}, origin);
  const { members } = await runTool(environment, actor, listMembers, {}, origin);
  return {
    catalog: { version: environment.catalogs.get(environment.workspace.id)?.version ?? 0, objects },
    members,
    now: environment.clock.now(),
    timeZone: actor.timeZone,
    firstDayOfWeek: 1,
    locale: actor.locale,
    context,
    files,
    skills: readSkills(),
    async matchNames(phrases, options) {
      const found = await runTool(environment, actor, matchNames, { phrases: clean(phrases), ...options }, origin);
      return { ...found, exact: preferMentioned(found.exact, mentions) };
    },
    async matchValues(phrases) {
      const { matches } = await runTool(
        environment,
        actor,
        matchValues,
        { phrases: clean(phrases).map((phrase) => phrase.slice(0, 100)) },
        origin,
      );
      return matches;
    },
    read: (tool, input) => runTool(environment, actor, registry[tool] as never, input, origin),
  };
}

/** Of several records with one name, the one that was picked by @ is meant. */
function preferMentioned<Match extends { phrase: string; id: string }>(matches: Match[], mentions: Mention[]): Match[] {
  const picked = new Map(mentions.map((mention) => [mention.name.toLowerCase(), mention.id]));
  return matches.filter((match) => (picked.get(match.phrase) ?? match.id) === match.id);
}

/** Look-ups take 200 phrases of 200 letters; longer ones are no names. */
function clean(phrases: string[]): string[] {
  return phrases.filter((phrase) => phrase.length > 0 && phrase.length <= 200).slice(0, 200);
}
