import { asObject } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { type Outcome, say } from "@/agent/planner/policy/outcome";
import { listOf } from "@/agent/planner/reply/format";
import type { Hidden } from "@/agent/planner/text/hide-quotes";
import { numberWords } from "@/agent/planner/words/closed-words";
import type { PlannedCall } from "@/agent/planner/world";
import { end, type Known, ref, withDocument } from "./document-named";

const which =
  "(?:the |its |our )?(?:versions? (?:number |no\\.? ?)?(v?\\d+|one|two|three|four|five|six|seven|eight|nine|ten)|(first|second|third|fourth|fifth|original|previous|prior|former|earlier|old|older|last|preceding|initial) (?:version|text|wording|edition)|version (?:from )?before(?: that| this)?)";
const was =
  "(?:how|what|the way|as) (?:it|that) (?:was|were|stood|read|looked)(?: (?:before|earlier|once|originally|at first))?";
const back =
  "(?:go|get|return|switch|roll|change|fall|jump|revert|bring|take|put|set|make|use|restore|reinstate|activate|let|have|recover|reactivate)";
const holds =
  "(?:,? (?:(?:should|must|shall|has to|needs to|is to) )?(?:(?:be|become|hold|holds|count|counts|apply|applies|stand|valid|the valid one|the one that holds|the current one|the current version|current|active|live|in force|in use|back|again)(?: |(?=[.!?]*$|,)))+)?";

const patterns = {
  asked: new RegExp(
    `^(?:which|what|how many|list|show)(?: me)?(?: all)?(?: the)? versions (?:does|has|of|are there of|do we have of|exist of) (${ref})(?: have| got)?${end}`,
    "i",
  ),
  who: new RegExp(
    `^who (?:wrote|added|uploaded|made|changed|edited|last changed|last edited|owns) (${ref})${end}|^when was (${ref}) (?:last )?(?:changed|edited|updated|added|written|uploaded|made)${end}`,
    "i",
  ),
  shown: new RegExp(`^(?:open|show|read|display)(?: me| us)? ${which} (?:of|from|in) (${ref})${end}`, "i"),
  ofDocument: new RegExp(
    `^(?:(?:${back}(?: back)?(?: to)?|back to) )?${which}(?: back)? (?:of|for|in|from) (${ref})${holds}${end}`,
    "i",
  ),
  toVersion: new RegExp(`^(?:${back}|roll back)(?: back)? (${ref})(?: back)? to (?:${which}|${was})${end}`, "i"),
  backTo: new RegExp(
    `^(${ref})(?::| should go| must go| needs to go| has to go| goes)? back to (?:${which}|${was})${end}`,
    "i",
  ),
  undone: new RegExp(
    `^(?:roll back|revert|undo|take back|reverse)(?: the)?(?: last| latest)?(?: (?:change|edit|revision)s?)?(?: (?:to|of|in|on|made to))? (${ref})${end}`,
    "i",
  ),
};

/** "make version 1 of Terms the current one", "roll the document Terms back to how it was", "which versions does Terms have". */
export async function versionOutcome(s: Sentence, hidden: Hidden): Promise<Outcome | undefined> {
  const { text } = hidden;
  const about = patterns.asked.exec(text) ?? patterns.who.exec(text);
  if (about)
    return withDocument(s, hidden, about[1] ?? about[2], ({ id }) => ({
      tool: "get_document",
      input: { id, limit: 1 },
    }));
  if (/^(?:delete|remove|trash|compare)\b/i.test(text)) return undefined;
  const shown = patterns.shown.exec(text);
  if (shown)
    return withDocument(s, hidden, shown[3], (document) =>
      chosen(s, document, shown[1] ?? shown[2], (versionId) => ({
        tool: "get_document",
        input: { id: document.id, versionId, limit: 2000 },
      })),
    );
  const found = patterns.ofDocument.exec(text);
  if (found) return held(s, hidden, found[3], found[1] ?? found[2]);
  const turned = patterns.toVersion.exec(text);
  if (turned) return held(s, hidden, turned[1], turned[2] ?? turned[3]);
  const sent = patterns.backTo.exec(text);
  if (sent) return held(s, hidden, sent[1], sent[2] ?? sent[3]);
  const undone = patterns.undone.exec(text);
  return undone ? held(s, hidden, undone[1], undefined) : undefined;
}

const held = (s: Sentence, hidden: Hidden, said: string | undefined, number: string | undefined) =>
  withDocument(s, hidden, said, (document) =>
    chosen(s, document, number, (versionId, shown) =>
      shown.isCurrent
        ? say(`Version ${shown.number} of “${document.name}” holds already. Nothing was changed.`)
        : { tool: "update_document", input: { id: document.id, versionId } },
    ),
  );

type Shown = { number: number; isCurrent: boolean };
type Version = { id: string; number: number; state: string };

async function chosen(
  s: Sentence,
  { id, name }: Known,
  said: string | undefined,
  make: (versionId: string, shown: Shown) => PlannedCall | Outcome,
): Promise<PlannedCall | Outcome> {
  const output = asObject(await s.world.read("get_document", { id, limit: 1 }).catch(() => undefined));
  const versions = (Array.isArray(output.versions) ? output.versions : []) as Version[];
  const current = Number(asObject(asObject(output.document).version).number);
  const ready = versions.filter(({ state }) => state === "ready").sort((one, other) => one.number - other.number);
  const number = numberOf(said);
  const wanted = number
    ? ready.find((version) => version.number === number)
    : ready.findLast((version) => version.number < current);
  if (wanted) return make(wanted.id, { number: wanted.number, isCurrent: wanted.number === current });
  const known = ready.map((version) => String(version.number));
  const there = known.length === 1 ? `its only version is ${known[0]}` : `it has the versions ${listOf(known)}`;
  return say(`“${name}” has no ${number ? `version ${number}` : "earlier version"}: ${there}. Nothing was changed.`);
}

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  original: 1,
  initial: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
};

/** Undefined for the one before: "previous", "earlier", "old". */
function numberOf(said = ""): number | undefined {
  const lower = said.toLowerCase();
  return ordinals[lower] ?? numberWords[lower] ?? (/^v?\d+$/.test(lower) ? Number(lower.replace("v", "")) : undefined);
}
