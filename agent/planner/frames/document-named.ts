import { asObject } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { listOf } from "@/agent/planner/reply/format";
import { type Hidden, quote, unquoted } from "@/agent/planner/text/hide-quotes";
import type { PlannedCall } from "@/agent/planner/world";

export type Known = { id: string; name: string; folder: string };
export type Make = (document: Known) => PlannedCall | Outcome | Promise<PlannedCall | Outcome>;

export const none = { chips: [], leftOut: [] };
const noun = "(?:documents?|files?|docs?|papers?|pdfs?)";
/** In a pattern: how a document is named. */
export const ref = `(?:the |my |our |this |that )?(?:${quote}|.+?)`;
export const end = "(?:,? (?:please|for me|for us|now|again|thanks|thank you|from now on))*[\\s.!?]*$";

const before = new RegExp(`^(?:${noun}(?: (?:called|named|titled))? )`, "i");
const after = new RegExp(` ${noun}$`, "i");
/** A name as it is compared: small letters, without its ending. */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\.\w{1,5}$/, "")
    .trim();

/** The name in "the document Terms", "the Terms document" or "Terms", and whether it was called a document. */
export function nameIn(hidden: Hidden, said = ""): { name: string; isMarked: boolean } {
  const plain = said.trim().replace(/^(?:the|my|our|this|that) /i, "");
  const name = plain.replace(before, "").replace(after, "");
  return { name: unquoted(hidden, name), isMarked: name !== plain };
}

/** Whatever is called a document is one; anything else only where a document has just this name and no record does. */
export async function withDocument(
  s: Sentence,
  hidden: Hidden,
  said: string | undefined,
  make: Make,
  { isDeleted = false, isSure = false } = {},
): Promise<Outcome | undefined> {
  const { name, isMarked } = nameIn(hidden, said);
  if (name === "" || name.length > 200) return undefined;
  if (!isMarked && !isSure && s.knowledge.exact.has(name.toLowerCase())) return undefined;
  const known = await documentsNamed(s, name, isDeleted);
  const exact = known.filter((each) => bare(each.name) === bare(name));
  // Part of a name will do where it is called a document, or where several words fit one alone.
  const isPart = known.length === 1 && name.includes(" ");
  const found = exact.length > 0 ? exact : isMarked || isPart ? known : [];
  const [only, second] = found;
  if (!only && !isMarked) return undefined;
  if (!only) return isDeleted ? notInTrash(s, name) : say(noDocument(name));
  if (!second) return toOutcome(await make(only));
  if (found.length > 4)
    return say(
      `${found.length} documents have “${name}” in their names, for instance ${listOf(found.slice(0, 3).map((each) => each.name))}. Give the whole name.`,
    );
  const options = await Promise.all(
    found.map(async (each) => {
      const made = toOutcome(await make(each));
      const label = each.folder ? `${each.name} (in ${each.folder})` : each.name;
      return made.do === "call" ? { label, calls: [made.call] } : { label, reply: textOf(made) };
    }),
  );
  return { do: "ask", question: "Which document do you mean?", options };
}

const noDocument = (name: string): string =>
  `There is no document “${name}”. Say “list documents” to see which there are.`;

const textOf = (outcome: Outcome): string =>
  outcome.do === "reply" ? outcome.text : outcome.do === "ask" ? outcome.question : "";

async function notInTrash(s: Sentence, name: string): Promise<Outcome> {
  const kept = (await documentsNamed(s, name, false)).find((each) => bare(each.name) === bare(name));
  return say(
    kept
      ? `“${kept.name}” is not in the trash: it is among the documents already.`
      : `There is no document “${name}” in the trash. Say “list deleted documents” to see which there are.`,
  );
}

export async function documentsNamed(s: Sentence, name: string, isDeleted: boolean): Promise<Known[]> {
  const search = name.replace(/\.\w{1,5}$/, "");
  const input = { search, limit: 20, ...(isDeleted ? { deleted: true } : {}) };
  const output = asObject(await s.world.read("list_documents", input).catch(() => undefined));
  return (Array.isArray(output.documents) ? output.documents : []) as Known[];
}

const toOutcome = (made: PlannedCall | Outcome): Outcome => ("do" in made ? made : call(made.tool, made.input, none));
