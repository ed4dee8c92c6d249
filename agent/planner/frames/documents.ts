import { asObject } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { listOf } from "@/agent/planner/reply/format";
import type { PlannedCall } from "@/agent/planner/world";
import { arePapersRecords } from "./knowledge";

type Known = { id: string; name: string; folder: string };

const none = { chips: [], leftOut: [] };
const the = "(?:the |my |our |this )?";
const noun = "(?:document|file|doc|paper)s?";
const quoted = "[“\"'‘](.+?)[”\"'’]";
const named = `(?: (?:called|named))? [“"']?(.+?)[”"']?`;
const end = "(?: please)?[.!?]*$";
const folder = `(?:the )?(?:folder )?[“"']?(.*?)[”"']?(?: folder)?`;

const patterns = {
  list: new RegExp(
    `^(?:list|show|which|what)(?: me)?(?: all| are)?(?: the| our| my)? documents(?: (?:do we have|are there))?${end}`,
    "i",
  ),
  open: new RegExp(`^(?:open|show|read)(?: me)? ${the}${noun}${named}${end}`, "i"),
  remove: new RegExp(`^(?:delete|remove|trash) ${the}${noun}${named}${end}`, "i"),
  rename: new RegExp(`^rename ${the}${noun}${named} (?:to|as|into) [“"']?(.+?)[”"']?${end}`, "i"),
  move: new RegExp(`^(?:move|put) ${the}${noun}${named} (?:to|into|in) ${folder}${end}`, "i"),
  replace: new RegExp(
    `^(?:replace|change|correct) ${quoted} (?:with|by|to|into) ${quoted}( everywhere)? in ${the}${noun}${named}${end}`,
    "i",
  ),
  insideFirst: new RegExp(
    `^in ${the}${noun}${named},? (?:replace|change|correct) ${quoted} (?:with|by|to|into) ${quoted}( everywhere)?${end}`,
    "i",
  ),
  take: new RegExp(
    `^(?:delete|remove|strike|take)(?: out)? ${quoted}( everywhere)? (?:from|out of|in) ${the}${noun}${named}${end}`,
    "i",
  ),
  add: new RegExp(
    `^(?:add|save|store|put|keep|upload|index) (?:this|that|these|it|the) ?(?:${noun}|pdf)? ?(?:to|in|into|among|under|as) (?:the |our |my )?(?:documents?|knowledge base|library)(?: (?:in|under|into) ${folder})?${end}`,
    "i",
  ),
};

/** "replace “30 days” with “14 days” in the document Terms", "move the document Offer to Sales", "add this file to the documents". */
export async function documentOutcome(s: Sentence, start: number): Promise<Outcome | undefined> {
  if (arePapersRecords(s)) return undefined;
  const text = s.source.slice(s.tokens[start]?.from ?? 0).trim();
  if (patterns.list.test(text)) return call("list_documents", {}, none);
  const add = patterns.add.exec(text);
  if (add) return added(s, add[1]);
  const replace = patterns.replace.exec(text);
  if (replace) return edited(s, replace[4], { find: replace[1], replace: replace[2], all: replace[3] });
  const inside = patterns.insideFirst.exec(text);
  if (inside) return edited(s, inside[1], { find: inside[2], replace: inside[3], all: inside[4] });
  const take = patterns.take.exec(text);
  if (take) return edited(s, take[3], { find: take[1], replace: "", all: take[2] });
  const rename = patterns.rename.exec(text);
  if (rename)
    return withDocument(s, rename[1], ({ id }) => ({ tool: "update_document", input: { id, name: rename[2] } }));
  const move = patterns.move.exec(text);
  if (move)
    return withDocument(s, move[1], ({ id }) => ({ tool: "update_document", input: { id, folder: move[2] ?? "" } }));
  const remove = patterns.remove.exec(text);
  if (remove) return withDocument(s, remove[1], ({ id }) => ({ tool: "delete_document", input: { id } }));
  const open = patterns.open.exec(text);
  return open
    ? withDocument(s, open[1], ({ id }) => ({ tool: "get_document", input: { id, limit: 2000 } }))
    : undefined;
}

function added(s: Sentence, place: string | undefined): Outcome {
  const [file, second] = s.world.files;
  if (!file)
    return say(
      "Attach the file first: drop it here, or take it with the paper clip. Files are also taken on the page Documents.",
    );
  if (second) return say("I add one file at a time. Send them one by one, or drop all of them on the page Documents.");
  return call("create_document", { fileId: file.id, ...(place ? { folder: place } : {}) }, none);
}

type Said = { find: string | undefined; replace: string | undefined; all: string | undefined };

function edited(s: Sentence, name: string | undefined, { find = "", replace = "", all }: Said): Promise<Outcome> {
  const edit = { find, replace, ...(all ? { all: true } : {}) };
  return withDocument(s, name, ({ id }) => ({ tool: "update_document_text", input: { id, edits: [edit] } }));
}

/** The one document of that name; of several, the person says which. */
async function withDocument(
  s: Sentence,
  name: string | undefined,
  make: (document: Known) => PlannedCall,
): Promise<Outcome> {
  const wanted = (name ?? "").trim();
  const output = asObject(await s.world.read("list_documents", { search: wanted, limit: 20 }).catch(() => undefined));
  const known = (Array.isArray(output.documents) ? output.documents : []) as Known[];
  const bare = (text: string): string => text.toLowerCase().replace(/\.\w{1,5}$/, "");
  const exact = known.filter((each) => bare(each.name) === bare(wanted));
  const found = exact.length > 0 ? exact : known;
  const [only, second] = found;
  if (!only) return say(`There is no document “${wanted}”. Say “list documents” to see which there are.`);
  if (!second) {
    const { tool, input } = make(only);
    return call(tool, input, none);
  }
  if (found.length > 4)
    return say(
      `${found.length} documents have “${wanted}” in their names, for instance ${listOf(found.slice(0, 3).map((each) => each.name))}. Give the whole name.`,
    );
  const options = found.map((each) => ({
    label: each.folder ? `${each.name} (in ${each.folder})` : each.name,
    calls: [make(each)],
  }));
  return { do: "ask", question: "Which document do you mean?", options };
}
