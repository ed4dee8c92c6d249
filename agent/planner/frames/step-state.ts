import { asObject } from "@/agent/planner/conversation/state";
import { objectOf, stateOf } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { readRecords } from "@/agent/planner/reply/search-reply";
import { oneTarget } from "./resolve-target";

const steps =
  /\b(?:(?:one|a) (?:stage|step|column|phase) (?<far>forwards?|further|on|ahead|up|back|backwards?|down)|(?:in|on)?to (?:the|its) (?<near>next|following|previous|preceding|last) (?:stage|step|column|phase)|(?:forward|ahead|back) (?<by>one|a) (?:stage|step|column|phase))[.!]*$/i;
const verbs =
  /^(?:please |can you |could you )*(?:move|advance|push|bump|put|take|bring|promote|shift|set|drag|send)\b/i;
const backwards = /\b(?:back|backwards?|down|previous|preceding|last)\b/i;

/** "move Dock lights one stage forward": the option beside the one it has, among those that are not an end. */
export async function stepOutcome(s: Sentence): Promise<Outcome | undefined> {
  const said = steps.exec(s.source.trim());
  if (!said || !verbs.test(s.source)) return undefined;
  const links = [...s.records.values()]
    .flat()
    .filter(({ how, matches }) => (how === "exact" || how === "begins") && matches.length === 1);
  const longest = links.sort((one, other) => other.to - other.from - (one.to - one.from))[0]?.matches[0];
  const objects = s.catalog.objects.filter((object) => stateOf(object));
  const ref =
    longest ??
    objects.flatMap((object) => {
      const target = oneTarget(s.state, object);
      return target?.kind === "one" ? [target.record] : [];
    })[0];
  const object = ref ? objectOf(s.catalog, ref.object) : undefined;
  const state = object ? stateOf(object) : undefined;
  if (!ref || !object || !state) return undefined;
  const output = asObject(await s.world.read("get_record", { object: ref.object, id: ref.id }));
  const [record] = readRecords({ records: [output.record] });
  const options = (state.options ?? []).filter(({ kind }) => kind !== "lost");
  const at = options.findIndex(({ key }) => key === record?.values[state.key]);
  const next = at < 0 ? undefined : options[at + (backwards.test(said[0]) ? -1 : 1)];
  if (!next)
    return say(
      `I changed nothing: ${ref.name || "it"} has no ${state.label.toLowerCase()} beside the one it is in. Name the ${state.label.toLowerCase()} that you mean.`,
    );
  const since = record?.values.updated_at;
  return call(
    "update_record",
    {
      object: ref.object,
      id: ref.id,
      values: { [state.key]: next.key },
      ...(typeof since === "string" ? { ifUnchangedSince: since } : {}),
    },
    { chips: [], leftOut: [] },
  );
}
