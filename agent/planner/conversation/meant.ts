import { lexiconOf } from "@/agent/planner/lexicon/compile";
import { learn } from "@/agent/planner/link/knowledge";
import type { NameMatch, PastCall, PlannedCall, PlannerTurn, PlannerWorld } from "@/agent/planner/world";
import { asObject } from "./state";

const sameAgain =
  /^(?:(?:and|also|now|please|ok|then)[, ]+)*(?:(?:(?:do )?(?:the )?same (?:thing )?(?:for|with|to|on)|likewise(?: for)?) (?<a>.+?)|(?:and )?also (?:for |to |with )?(?<c>\p{Lu}[^,;:?]*?)|(?<b>.+?),? (?:too|as well|also|likewise))(?: please)?[.!]*$/iu;
const another =
  /^(?:(?:sorry|no|nope|wrong|wrong one|oops|oh|wait|actually|whoops|ah|argh|hm|(?:undo|revert) (?:that|it|this))[,.;! ]+)*(?:and )?(?:i (?:meant|mean)|not (?:that|this) one,? (?:but )?|it should (?:be|have been)|make that|that should (?:be|have been)) (?<x>[^,;?]+?)(?: instead| please)*[.!]*$/iu;

/**
 * After a change of one record: "and Götavik too" makes it on another as well, "sorry, I meant Götavik" takes it back and makes it there.
 * The name has to be a whole one of the same kind; else nothing is meant by it here.
 */
export async function meantRecord(
  before: readonly PlannerTurn[],
  text: string,
  world: PlannerWorld,
): Promise<PlannedCall[] | undefined> {
  const handed = otherOwner(before, text, world);
  if (handed) return handed;
  const again = sameAgain.exec(text.trim())?.groups;
  const instead = another.exec(text.trim())?.groups;
  const name = (again?.a ?? again?.c ?? again?.b ?? instead?.x ?? "").replace(/^(?:the|our) /i, "").trim();
  const last = lastUpdate(before);
  if (!name || !last) return undefined;
  const { object, values } = asObject(last.input);
  const known = await learn(name, world, lexiconOf(world.catalog), false);
  const fitting = (list: ReadonlyMap<string, readonly NameMatch[]>) =>
    (list.get(name.toLowerCase()) ?? []).filter((match) => match.object === object);
  const exact = fitting(known.exact);
  const begins = fitting(known.contains).filter((match) =>
    match.name.toLowerCase().startsWith(`${name.toLowerCase()} `),
  );
  const matches = exact.length > 0 ? exact : begins;
  const [only] = matches;
  if (!only || matches.length !== 1) return undefined;
  const update = { tool: "update_record", input: { object, id: only.id, values } };
  const changeSetId = asObject(last.output).changeSetId;
  if (again) return [update];
  return typeof changeSetId === "string" ? [{ tool: "undo_change_set", input: { changeSetId } }, update] : undefined;
}

const handedTo =
  /^(?:(?:no|wait|sorry|oops|actually|hm|hold on|stop)[,.! ]+)+(?:rather |better |please |make that |i meant |instead )*(?:to |for )?(?<m>[\p{L}'-]+(?: [\p{L}'-]+)?)(?: instead| please| rather)*[.!]*$/iu;

/** "no wait, to Elin": the same records to somebody else, after a change of owner that still waits or was made. */
function otherOwner(before: readonly PlannerTurn[], text: string, world: PlannerWorld): PlannedCall[] | undefined {
  const said = handedTo.exec(text.trim())?.groups?.m?.toLowerCase();
  const calls = before.flatMap((turn) => (turn.role === "assistant" ? turn.calls : []));
  const last = calls.findLast((call) => call.tool !== "ask_person");
  if (!said || (last?.tool !== "update_record" && last?.tool !== "update_records")) return undefined;
  const input = asObject(last.input);
  const keys = Object.keys(asObject(input.values));
  const selection = asObject(input.selection);
  const object = world.catalog.objects.find(({ key }) => key === (input.object ?? selection.object));
  const owner = object?.fields.find(({ key, type }) => key === keys[0] && type === "owner");
  const people = world.members.filter(({ name }) =>
    [name, ...name.split(" ")].some((part) => part.toLowerCase() === said),
  );
  const [only] = people;
  if (keys.length !== 1 || !owner || !only || people.length !== 1) return undefined;
  // Who was to get them is no longer a condition, and what was made already is taken back first.
  const { changeSetId } = asObject(last.output);
  const again = { tool: last.tool, input: { ...input, values: { [owner.key]: only.id } } };
  const isDone = last.tool === "update_records" && typeof changeSetId === "string";
  return isDone ? [{ tool: "undo_change_set", input: { changeSetId } }, again] : [again];
}

/** The latest call, if it changed one record. */
function lastUpdate(before: readonly PlannerTurn[]): PastCall | undefined {
  const calls = before.flatMap((turn) => (turn.role === "assistant" ? turn.calls : []));
  const last = calls.findLast((call) => call.tool !== "ask_person");
  const isMade = last?.tool === "update_record" && !last.error && !last.denied && last.output !== undefined;
  // A value worked out from what the one record had ("by 10%", "one stage forward") is no value for another.
  return isMade && asObject(last.input).ifUnchangedSince === undefined ? last : undefined;
}
