import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { type Hidden, hideQuotes, quote, unquoted } from "@/agent/planner/text/hide-quotes";
import { tells } from "@/agent/planner/text/parted";
import { folderAmong, foldersOf, listedOutcome } from "./document-list";
import { bare, documentsNamed, end, none, ref, withDocument } from "./document-named";
import { textOutcome } from "./document-text";
import { versionOutcome } from "./document-version";
import { arePapersRecords } from "./knowledge";

const noun = "(?:document|file|doc|paper)s?";
const folder = `(?:the |our |its )?(?:(?:folder|directory) )?(${quote}|.*?)(?: (?:folder|directory))?`;
const trash = "(?:the |our )?(?:trash|bin|recycle bin|waste ?basket|rubbish)";
const rx = (source: string): RegExp => new RegExp(`^${source}${end}`, "iu");
const name = `(${quote}|.+?)`;

const patterns = {
  open: rx(
    `(?:open|show|read|display|print|see|view|pull up|bring up)(?: me| us)?(?: out)?(?: the)?(?: whole| full)?(?: (?:text|content|contents) of)? (${ref})`,
  ),
  removeMany:
    /^(?:delete|remove|trash|bin|erase|get rid of) (?:all |both |every )?(?:of )?(?:the |our |my )?(?:documents|files|docs) (?:in|from|under|about|of)\b/i,
  remove: [
    rx(
      `(?:delete|remove|take|erase) (${ref}) (?:from|out of) (?:the |our )?(?:documents|files|library|knowledge base)`,
    ),
    rx(`(?:delete|remove|trash|bin|discard|erase|scrap|dump|get rid of|throw (?:away|out)|put away) (${ref})`),
    rx(`(?:throw|chuck) (${ref}) (?:away|out)`),
    rx(
      `(${ref}) (?:can|should|must|may|has to|needs to) (?:go|be (?:deleted|removed|trashed|thrown away|binned))(?: (?:in|into|to) ${trash})?`,
    ),
    rx(`(?:put|move|throw|send|chuck|toss) (${ref}) (?:in|into|to) ${trash}`),
  ],
  restore: [
    rx(`(?:restore|undelete|recover|reinstate|untrash|rescue) (${ref})(?: (?:from|out of) ${trash})?`),
    rx(
      `(${ref}) (?:should|must|has to|needs to) (?:come back|be restored|be brought back)(?: (?:from|out of) ${trash})?`,
    ),
    rx(`(?:bring|get|fetch|pull) back (${ref})(?: (?:from|out of) ${trash})?`),
    rx(`(?:bring|get|fetch|put|take|have|give me) (${ref}) back(?: (?:from|out of) ${trash}| into the documents)?`),
    rx(`(${ref}) back(?: (?:from|out of) ${trash})?`),
    rx(`(?:take|get|fetch|pull|bring|move) (${ref})(?: back)? (?:from|out of) ${trash}`),
  ],
  rename: [
    rx(`(?:rename|retitle) (${ref}) (?:to|as|into) ${name}`),
    rx(`(?:call|name) (${ref}) (?:as )?(${quote})`),
    rx(
      `(${ref}) (?:needs|gets|should get|should have|must have) (?:a |the )?(?:new |another )?(?:name|title):? ${name}`,
    ),
    rx(`(${ref}) (?:is|are|will be|shall be) (?:now |from now on )?(?:called|named) ${name}`),
    rx(`give (${ref}) (?:the |a )?(?:new )?(?:name|title) (?:of )?${name}`),
    rx(`(?:change|set) the (?:name|title) of (${ref}) (?:to|into|from .+? to) ${name}`),
    rx(`(${ref}) (?:should|must|is to|shall) (?:now )?be (?:called|named|renamed to|renamed) ${name}`),
  ],
  out: [
    rx(`(?:move|take|get|put) (${ref}) out of (?:its|the|that|any) (?:folder|directory)(?: .+?)?`),
    rx(`(?:move|put) (${ref}) (?:to|into|in|onto) (?:the )?(?:top|top level|top folder|root|root folder)`),
  ],
  move: [
    rx(
      `(?:move|put|file|shift|store|sort|place|transfer|drop) (${ref}) (?:over |away )?(?:to|into|in|under|inside|within) ${folder}`,
    ),
    rx(
      `(${ref}) (?:sits|is|lies|is filed|was put) (?:in|under) .+? (?:but|and) (?:it )?(?:belongs|should be|should go|goes) (?:to|into|in|under) ${folder}(?:[,;] (?:please |can you |could you |so )*(?:move|put|file|shift) it(?: there| over)?)?`,
    ),
    rx(
      `(${ref}) (?:belongs|goes|should go|must go|should be filed|has to go|should be|should lie) (?:to|into|in|under) (?:the |our )?(?:(?:folder|directory) ${name}|${name} (?:folder|directory))`,
    ),
  ],
  add: new RegExp(
    `^(?:add|save|store|put|keep|upload|index) (?:this|that|these|it|the) ?(?:${noun}|pdf)? ?(?:to|in|into|among|under|as) (?:the |our |my )?(?:documents?|knowledge base|library)(?: (?:in|under|into) ${folder})?${end}`,
    "iu",
  ),
};

/** "replace “30 days” with “14 days” in the document Terms", "move the document Offer to Sales", "add this file to the documents". */
export async function documentOutcome(s: Sentence, start: number): Promise<Outcome | undefined> {
  if (arePapersRecords(s)) return undefined;
  const hidden = hideQuotes(s.source.slice(s.tokens[start]?.from ?? 0).trim());
  const add = patterns.add.exec(hidden.text);
  if (add) return addedFile(s, unquoted(hidden, add[1]));
  return (
    (await listedOutcome(s, hidden)) ??
    (await versionOutcome(s, hidden)) ??
    (await textOutcome(s, hidden)) ??
    (await trashed(s, hidden)) ??
    (await named(s, hidden)) ??
    moved(s, hidden)
  );
}

const first = (rules: readonly RegExp[], { text }: Hidden): RegExpExecArray | undefined =>
  rules.map((rule) => rule.exec(text)).find((found) => found !== null) ?? undefined;

async function trashed(s: Sentence, hidden: Hidden): Promise<Outcome | undefined> {
  if (patterns.removeMany.test(hidden.text)) return say("I delete one document at a time. Say which one, by its name.");
  const remove = first(patterns.remove, hidden);
  const removed = remove
    ? await withDocument(s, hidden, remove[1], ({ id }) => ({ tool: "delete_document", input: { id } }))
    : undefined;
  if (removed) return removed;
  const restore = first(patterns.restore, hidden);
  return restore
    ? withDocument(s, hidden, restore[1], ({ id }) => ({ tool: "restore_document", input: { id } }), {
        isDeleted: true,
      })
    : undefined;
}

async function named(s: Sentence, hidden: Hidden): Promise<Outcome | undefined> {
  const rename = first(patterns.rename, hidden);
  if (rename) {
    const fresh = unquoted(hidden, rename[2]);
    return withDocument(s, hidden, rename[1], ({ id }) => ({ tool: "update_document", input: { id, name: fresh } }));
  }
  const called = /^(?:please )?(?:call|name|title) the (?:document|file) (.+?)[.!\s]*$/iu.exec(hidden.text)?.[1];
  const plain = called ? await calledAnew(s, called) : undefined;
  if (plain) return plain;
  const open = patterns.open.exec(hidden.text);
  return open
    ? withDocument(s, hidden, open[1], ({ id }) => ({ tool: "get_document", input: { id, limit: 2000 } }))
    : undefined;
}

/** "call the document Price list Prices 2027": where the old name ends is where a document has it. */
async function calledAnew(s: Sentence, said: string): Promise<Outcome | undefined> {
  const words = said.split(/ +/u);
  const cuts = words.slice(1).map((_, at) => at + 1);
  for (const cut of cuts.toReversed()) {
    const name = words.slice(0, cut).join(" ");
    const known = await documentsNamed(s, name, false);
    const [only] = known.filter((each) => bare(each.name) === bare(name));
    if (only) return call("update_document", { id: only.id, name: words.slice(cut).join(" ") }, none);
  }
  return undefined;
}

async function moved(s: Sentence, hidden: Hidden): Promise<Outcome | undefined> {
  const to = (said: string | undefined, place: string) =>
    withDocument(s, hidden, said, ({ id }) => ({ tool: "update_document", input: { id, folder: place } }));
  const out = first(patterns.out, hidden);
  if (out) return to(out[1], "");
  const move = first(patterns.move, hidden);
  if (!move) return undefined;
  const place = unquoted(hidden, move[2] ?? move[3]);
  // "…, the fitters look for it there": a reason, and no part of a folder's name.
  const [before = "", ...behind] = place.split(/,\s+/u);
  const wanted = behind.length > 0 && behind.every((part) => tells(part) && part.includes(" ")) ? before : place;
  return to(move[1], folderAmong(await foldersOf(s), wanted) ?? wanted);
}

function addedFile(s: Sentence, place: string): Outcome {
  const [file, second] = s.world.files;
  if (!file)
    return say(
      "Attach the file first: drop it here, or take it with the paper clip. Files are also taken on the page Documents.",
    );
  if (second) return say("I add one file at a time. Send them one by one, or drop all of them on the page Documents.");
  return call("create_document", { fileId: file.id, ...(place ? { folder: place } : {}) }, none);
}
