import { type Outcome, refuse, say } from "@/agent/planner/policy/outcome";
import { isRead } from "@/agent/planner/policy/plan-ahead";
import { replyText } from "@/agent/planner/reply";
import type { PastCall, PlannerWorld } from "@/agent/planner/world";
import { fill, type MeantSkill } from "@/agent/skills/meant-skill";
import type { Skill, Skills } from "@/agent/skills/read-skills";

type PlanOne = (request: string) => Promise<Outcome>;
type Planned = { title: string; outcome: Outcome };

/**
 * The next call of a skill, or what its calls answered. The planner only reads for a skill; what a workspace has no
 * objects or fields for is left out, and said. Where the first request about somebody is a question, it is put.
 */
export async function planSkill(
  { skill, about }: MeantSkill,
  { done, world }: { done: readonly PastCall[]; world: PlannerWorld },
  planOne: PlanOne,
): Promise<Outcome> {
  const planned: Planned[] = [];
  for (const request of skill.requests) {
    const outcome = await planOne(fill(request.say, about));
    if (about !== null && planned.length === 0 && outcome.do === "ask") return askWho(outcome, skill);
    if (about !== null && planned.length === 0 && outcome.do === "reply")
      return refuse(`I found no record called “${about}”.`);
    planned.push({ title: fill(request.title, about), outcome });
  }
  const steps = planned.flatMap(({ title, outcome }) =>
    outcome.do === "call" && isRead(outcome.call) ? [{ title, outcome }] : [],
  );
  const next = steps[done.length];
  if (next) return next.outcome;
  if (steps.length === 0) return refuse(`This workspace has nothing that “${skill.name}” looks at.`);
  const parts: string[] = [];
  for (const [at, call] of done.entries())
    parts.push(`**${bare(steps[at]?.title ?? "")}** · ${await replyText([call], "", world)}`);
  const missing = planned.filter((one) => !steps.some(({ outcome }) => outcome === one.outcome));
  if (missing.length > 0)
    parts.push(
      `Left out, because this workspace has nothing for it: ${missing.map(({ title }) => bare(title)).join("; ")}.`,
    );
  return say(parts.join("\n\n"));
}

/** The one that is chosen goes through the whole skill, and not through its first request alone. */
function askWho(outcome: Extract<Outcome, { do: "ask" }>, { say: [way = ""] }: Skill): Outcome {
  const options = outcome.options.map((option) =>
    option.reply === undefined
      ? { label: option.label, sentence: fill(way, option.label.replace(/ \([^()]*\)$/, "")) }
      : option,
  );
  return { ...outcome, options };
}

/** What there is to ask for. */
export function skillList({ usable, problems }: Skills): Outcome {
  const lines = usable.map(
    ({ name, description, say: [way = name] }) => `- **${name}**: ${description} Say “${fillIn(way)}”.`,
  );
  return say([lines.join("\n") || "There is no skill in prompts/skills.", ...problems].join("\n\n"));
}

const fillIn = (way: string): string => fill(way, "…");
const bare = (title: string): string => title.replace(/\.$/, "");
