import { asObject } from "@/agent/planner/conversation/state";
import { lowerAt, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import { call, never, type Outcome, say } from "@/agent/planner/policy/outcome";
import { readRecords } from "@/agent/planner/reply/search-reply";
import type { NameMatch, PlannedCall } from "@/agent/planner/world";
import { recordsNamedAt } from "./named-records";

type One = Pick<NameMatch, "object" | "id" | "name" | "detail">;

const none = { chips: [], leftOut: [] };
const merging = new Set(["merge", "combine", "unify", "dedupe", "deduplicate"]);
const into = new Set(["into", "in", "onto"]);
const beside = new Set(["with", "and", "to"]);
const most = 10;

/** "merge Tessel Ltd into Tessel", "merge the two Ivy Fischers", "A is a duplicate of B": which one stays is asked unless it was said. */
export async function mergeOutcome(s: Sentence, start: number): Promise<Outcome | undefined> {
  if (!merging.has(lowerAt(s, start))) return saidToBeSame(s);
  const rest = s.tokens.slice(start + 1).map((token) => token.lower);
  if (/^(?:these|those|them|the selected|selected|this)\b/.test(rest.join(" "))) return selected(s);
  const object = s.tokens.flatMap((_, at) => objectLinksAt(s, at))[0]?.entry.object;
  if (rest.some((word) => /^(?:duplicates?|doubles|dupes)$/.test(word)))
    return object
      ? call("list_duplicates", { object }, none)
      : say("Of what? Say “merge duplicate contacts”, for instance.");
  const first = recordsNamedAt(s, nameStart(s, start + 1), { isShared: true });
  if (!first) return unknown;
  if (ends(s, first.to)) return which(first.records);
  const second = recordsNamedAt(s, nameStart(s, first.to + 1), { isShared: true });
  if (!second || !ends(s, second.to)) return unknown;
  const [kept, other] = second.records;
  if (into.has(lowerAt(s, first.to)) && kept && !other) return mergeInto(kept, first.records);
  return beside.has(lowerAt(s, first.to)) ? which([...first.records, ...second.records]) : unknown;
}

const unknown = say(
  "I merged nothing: I could not find both records by those names. Give their full names, or select them in the list and say “merge these”.",
);

/** "merge the two Ivy Fischers", "merge the companies Tessel and Tessel Ltd". */
function nameStart(s: Sentence, from: number): number {
  const skipped = new Set(["the", "two", "three", "both", "records", "entries"]);
  let at = from;
  while (skipped.has(lowerAt(s, at)) || (objectLinksAt(s, at).length > 0 && !s.records.has(at))) at += 1;
  return at;
}

const ends = (s: Sentence, at: number): boolean => s.tokens.slice(at).every((token) => token.kind === "punct");

/** "Ivy Fischer is a duplicate of Ivo Fischer", "Tessel and Tessel Ltd are the same company". */
function saidToBeSame(s: Sentence): Outcome | undefined {
  const first = recordsNamedAt(s, 0, { isShared: true });
  if (!first) return undefined;
  const of = ["is a duplicate of", "is a double of", "duplicates"].find((words) => says(s, first.to, words));
  if (of) {
    const second = recordsNamedAt(s, first.to + of.split(" ").length);
    const [kept] = second?.records ?? [];
    return second && kept && ends(s, second.to) ? mergeInto(kept, first.records) : undefined;
  }
  const isSame = ["are the same", "are duplicates", "are one and the same"].some((words) => says(s, first.to, words));
  return isSame && first.records.length > 1 ? which(first.records) : undefined;
}

async function selected(s: Sentence): Promise<Outcome> {
  const { object, selectedIds = [] } = s.state.context;
  const shown = selectedIds.length > 0 ? [] : s.state.shown;
  if (object && selectedIds.length > 1 && selectedIds.length <= most) {
    const where = { field: "id", op: "in", value: selectedIds };
    const found = readRecords(asObject(await s.world.read("search_records", { object, where, limit: most })));
    return which(found.map(({ id, name }) => ({ object, id, name })));
  }
  if (shown.length > 1 && shown.length <= 4) return which([...shown]);
  return say(`Select the records that are one and the same, from two to ${most}, and say “merge these”.`);
}

/** Which one stays decides whose values win, so it is never guessed. */
function which(records: readonly One[]): Outcome {
  const [first] = records;
  if (!first || records.length < 2) return unknown;
  if (new Set(records.map(({ object }) => object)).size > 1)
    return say("I merged nothing: records of different kinds cannot be one. Say which kind you mean.");
  if (new Set(records.map(({ id }) => id)).size < 2)
    return say("I merged nothing: that is one and the same record already.");
  const shown = records.slice(0, 3);
  return {
    do: "ask",
    question: "Which one stays? It gets what it lacks from the others, and everything linked to them.",
    options: [
      ...shown.map((kept) => ({
        label: `Keep ${kept.name}`,
        calls: [mergeCall(kept, records)],
      })),
      never,
    ],
    details: shown.map(({ detail }) => detail ?? undefined),
  };
}

function mergeInto(kept: One, others: readonly One[]): Outcome {
  const ids = others.filter(({ id, object }) => id !== kept.id && object === kept.object);
  if (ids.length < others.length || ids.length === 0)
    return say("I merged nothing: both names have to mean different records of one kind.");
  const { tool, input } = mergeCall(kept, others);
  return call(tool, input, none);
}

const mergeCall = (kept: One, all: readonly One[]): PlannedCall => ({
  tool: "merge_records",
  input: { object: kept.object, keepId: kept.id, mergeIds: all.filter(({ id }) => id !== kept.id).map(({ id }) => id) },
});
