import { defaultNumber, ownerOf, stateOf, taskObject, withRole } from "@/agent/planner/lexicon/roles";
import type { Sentence } from "@/agent/planner/link/sentence";
import type { ObjectDefinition } from "@/db/objects/definition";

/** Sentences that work here and now, made from this workspace's own words. */
export function examples(s: Sentence): string[] {
  const objects = s.catalog.objects.filter((object) => !object.isActivity);
  const busiest = objects.find((object) => stateOf(object) && defaultNumber(object)) ?? objects[0];
  const task = taskObject(s.catalog);
  return [
    ...(busiest ? [readExample(busiest), groupExample(busiest)] : []),
    ...(busiest && withRole(busiest, "activity") ? [`which ${busiest.plural.toLowerCase()} have gone quiet`] : []),
    ...(task ? [`overdue ${task.plural.toLowerCase()}`, "remind me on Friday to call back"] : []),
  ].filter((text) => text !== "");
}

const readExample = (object: ObjectDefinition): string =>
  ownerOf(object) ? `my ${stateOf(object) ? "open " : ""}${object.plural.toLowerCase()}` : object.plural.toLowerCase();

function groupExample(object: ObjectDefinition): string {
  const state = stateOf(object);
  return state
    ? `${object.plural.toLowerCase()} by ${state.label.toLowerCase()}`
    : `how many ${object.plural.toLowerCase()}`;
}

export function helpText(s: Sentence): string {
  const nouns = s.catalog.objects.map((object) => object.plural.toLowerCase()).join(", ");
  const lines = examples(s)
    .map((text) => `- ${text}`)
    .join("\n");
  return `I find, count, create, change and delete records (${nouns}), log notes, set tasks and undo. I am a built-in planner, not a language model, so plain requests work best:\n\n${lines}`;
}
