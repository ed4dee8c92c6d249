import type { PlannerWorld } from "@/agent/planner/world";
import { runTool } from "@/tools/core/run-tool";
import { listMembers } from "@/tools/members/list-members";
import { matchNames } from "@/tools/names/match-names";
import { matchValues } from "@/tools/names/match-values";
import { describeObjects } from "@/tools/objects/describe-objects";
import { registry } from "@/tools/registry";
import type { PageContext, TurnContext } from "./turn-types";

/** What the planner may look at, read through tools and so under the person's own rights. */
export async function openPlannerWorld(turn: TurnContext, context: PageContext): Promise<PlannerWorld> {
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
    matchNames: (phrases, options) => runTool(environment, actor, matchNames, { phrases: clean(phrases), ...options }, origin),
    async matchValues(phrases) {
      const { matches } = await runTool(environment, actor, matchValues, { phrases: clean(phrases).map((phrase) => phrase.slice(0, 100)) }, origin);
      return matches;
    },
    read: (tool, input) => runTool(environment, actor, registry[tool] as never, input, origin),
  };
}

/** Look-ups take 200 phrases of 200 letters; longer ones are no names. */
function clean(phrases: string[]): string[] {
  return phrases.filter((phrase) => phrase.length > 0 && phrase.length <= 200).slice(0, 200);
}
