import { compose, type Path } from "@/agent/planner/assemble/compose";
import { asObject } from "@/agent/planner/conversation/state";
import { lowerAt, objectLinksAt, type Sentence, says } from "@/agent/planner/link/sentence";
import type { Recogniser } from "@/agent/planner/pieces/piece";
import { pronoun } from "@/agent/planner/pieces/pronoun";
import { sortAndLimit } from "@/agent/planner/pieces/sort-and-limit";
import { target } from "@/agent/planner/pieces/target";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { readRecords } from "@/agent/planner/reply/search-reply";
import { restoreVerbs } from "@/agent/planner/words/verbs";
import { heedPointers } from "./pointers";
import { conditionRecognisers, headPrice } from "./read";
import { lostPronoun } from "./resolve-target";

const recognisers: readonly Recogniser[] = [...conditionRecognisers, sortAndLimit, target, pronoun];
const backNoise: Recogniser = (s, at) =>
  ["back", "again"].includes(lowerAt(s, at)) ? [{ from: at, to: at + 1, cost: 0.02, give: { kind: "noise" } }] : [];

export function removeReadings(s: Sentence, start: number): Path[] {
  const isRid = says(s, start, "get rid of");
  if (lowerAt(s, start) === "get" && !isRid) return [];
  if (lowerAt(s, start) === "throw") return isThrown(s) ? readings(s, start + 1, [...recognisers, awayNoise]) : [];
  const isOff = lowerAt(s, start) === "kill" && lowerAt(s, start + 1) === "off";
  return readings(s, isRid ? start + 3 : isOff ? start + 2 : start + 1, recognisers);
}

const isThrown = (s: Sentence): boolean => s.tokens.some((token) => ["away", "out"].includes(token.lower));
const awayNoise: Recogniser = (s, at) =>
  ["away", "out"].includes(lowerAt(s, at)) ? [{ from: at, to: at + 1, cost: 0.02, give: { kind: "noise" } }] : [];

/** "restore the last deleted deal": the newest in the trash of the kind named. */
export async function restoreLatest(s: Sentence, start: number): Promise<Outcome | undefined> {
  const words = s.tokens.map((token) => token.lower).join(" ");
  const isLatest =
    /\b(?:last|latest|most recently|most recent|just) (?:deleted |removed |trashed )?/.test(words) &&
    /\b(?:deleted|removed|trashed)\b/.test(words);
  const link = s.tokens.flatMap((_, at) => objectLinksAt(s, at))[0];
  const isPlural = link?.entry.kind === "object" && link.entry.isPlural;
  if (!restoreVerbs.has(lowerAt(s, start)) || !isLatest || !link || isPlural) return undefined;
  const object = link.entry.object;
  const noun = s.catalog.objects.find((entry) => entry.key === object)?.label.toLowerCase() ?? object;
  const input = { object, deleted: "only", sort: [{ field: "deleted_at", direction: "desc" }], limit: 1 };
  const [record] = readRecords(asObject(await s.world.read("search_records", input)));
  if (!record) return say(`There is no deleted ${noun}.`);
  return call("restore_record", { object, id: record.id }, { chips: [{ text: record.name, why: words }], leftOut: [] });
}

/** Only a name found in the trash can be brought back. */
export function restoreReadings(s: Sentence, start: number): Path[] {
  if (lowerAt(s, start) === "bring" && !s.tokens.some((token) => token.lower === "back")) return [];
  return readings(s, start + 1, [...recognisers, backNoise]).filter(
    (path) =>
      path.pieces.some((piece) => piece.give.kind === "target" && piece.give.how === "deleted") || isManyDeleted(path),
  );
}

/** "restore all deleted tasks": a kind, and the trash named. */
export const isManyDeleted = ({ pieces }: Path): boolean =>
  pieces.some(({ give }) => give.kind === "deleted") &&
  pieces.some(({ give }) => give.kind === "head" && give.isPlural) &&
  !pieces.some(({ give }) => give.kind === "target");

function readings(s: Sentence, from: number, list: readonly Recogniser[]): Path[] {
  return (
    s.catalog.objects
      .flatMap((object) => compose(s, object, list, from).slice(0, 8))
      .map((path) => ({
        ...path,
        cost:
          path.cost +
          (hasTarget(path)
            ? path.pieces.filter((piece) => piece.give.kind === "where").length * 0.25
            : headPrice(s, path) + 0.2),
      }))
      .map((path) => ({ ...path, cost: path.cost + lostPronoun(s, path) }))
      .filter((path) => path.pieces.some((piece) => ["target", "pronoun", "head", "all"].includes(piece.give.kind)))
      // "everything of Tessel" is more than Tessel, and does not say what.
      .filter(
        (path) => !(hasTarget(path) && s.tokens.some(({ lower }) => lower === "everything" || lower === "anything")),
      )
      .map((path) => heedPointers(s, path))
      .sort((one, other) => one.cost - other.cost)
  );
}

const hasTarget = (path: Path): boolean =>
  path.pieces.some((piece) => piece.give.kind === "target" || piece.give.kind === "pronoun");
