import { asObject } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { listOf } from "@/agent/planner/reply/format";
import { type Hidden, unquoted } from "@/agent/planner/text/hide-quotes";
import { end, none, ref, withDocument } from "./document-named";

const nouns = "(?:documents?|files?|docs?|papers?)";
const asks =
  "(?:(?:list|show|display|give|see|find)(?: me| us)?|which|what|are there|do we have|have we got|i need a list of|how many)";
const are =
  "(?: (?:do we have|have we got|we have|are there|there are|are|that are|stored|kept|filed|saved|lie|live|stand))*";
const place = "(?:in|under|inside|within|from|of)";
const trash = "(?:the |our )?(?:trash|bin|recycle bin|waste ?basket)";

const patterns = {
  all: new RegExp(`^${asks}(?: all| any| are)?(?: of)?(?: the| our| my)? ${nouns}${are}${end}`, "i"),
  trash: new RegExp(
    `^(?:${asks}(?: all| any| are)?(?: of)?(?: the| our| my)? ${nouns}${are} ${place} ${trash}|${asks}(?: all| any)?(?: the| our| my)? (?:deleted|trashed|removed) ${nouns}${are}|(?:which|what) ${nouns} (?:were|have been|did we|was) (?:deleted|trashed|removed|thrown away|delete|remove))${end}`,
    "i",
  ),
  inFolder: new RegExp(
    `^${asks}(?: all| any| are)?(?: of)?(?: the| our| my)? ${nouns}${are} ${place} (?:the |our )?(.+?)${end}`,
    "i",
  ),
  content: new RegExp(
    `^(?:(?:is there|do we have|have we got) (?:anything|something)|what(?:'s|’s| is| are| do we have| lies)?(?: all| there| kept| stored| filed)*|(?:list|show|open|display)(?: me| us)?(?: (?:everything|all|what(?:'s|’s| is)|the contents?))?(?: that(?:'s|’s| is))?(?: filed| kept| stored| saved)?) ${place} (?:the |our )?(?:folder (.+?)|(.+?) folder)${end}`,
    "i",
  ),
  filed: new RegExp(
    `^(?:what(?:'s|’s| is| do we have| have we got)|(?:list|show)(?: me| us)? (?:everything|all)(?: that(?:'s|’s| is))?) (?:filed|kept|stored|saved) ${place} (.+?)${end}`,
    "i",
  ),
  where: new RegExp(
    `^(?:where(?:'s|’s| is| do we keep| did we file)|(?:in )?(?:which|what) folder is) (${ref})(?: in)?(?: filed| kept| stored| saved)?${end}`,
    "i",
  ),
  open: new RegExp(`^(?:open|show|list)(?: me| us)? (?:the |our )?(?:folder (.+?)|(.+?) folder)${end}`, "i"),
  folders: new RegExp(
    `^${asks}(?: all)?(?: the| our| my)? (?:folders|document folders|folders of (?:the |our )?documents)${are}${end}`,
    "i",
  ),
};

/** "which documents are in the folder Contracts", "list deleted documents", "how many documents are there". */
export async function listedOutcome(s: Sentence, hidden: Hidden): Promise<Outcome | undefined> {
  const { text } = hidden;
  if (patterns.trash.test(text)) return call("list_documents", { deleted: true }, none);
  if (patterns.all.test(text)) return call("list_documents", /how many/i.test(text) ? { limit: 200 } : {}, none);
  if (patterns.folders.test(text)) return (await foldersOf(s)).length > 0 ? foldersSaid(s) : undefined;
  const listed = patterns.inFolder.exec(text)?.[1];
  if (listed) return inFolder(s, hidden, listed, true);
  const [, first, second] = patterns.content.exec(text) ?? patterns.open.exec(text) ?? [];
  const content = first ?? second;
  if (content) return inFolder(s, hidden, content, first !== undefined);
  const whose = patterns.where.exec(text);
  if (whose)
    return withDocument(s, hidden, whose[1], ({ name, folder }) =>
      say(folder === "" ? `“${name}” is in no folder.` : `“${name}” is in the folder “${folder}”.`),
    );
  const filed = patterns.filed.exec(text)?.[1];
  return filed ? inFolder(s, hidden, filed, false) : undefined;
}

async function inFolder(s: Sentence, hidden: Hidden, said: string, isSure: boolean): Promise<Outcome | undefined> {
  const isNamed = /^folder |^folder$| folder$/i.test(said);
  const wanted = unquoted(hidden, said.replace(/^folder /i, "").replace(/ folder$/i, ""));
  const folders = await foldersOf(s);
  const found = folderAmong(folders, wanted);
  if (found !== undefined) return call("list_documents", { folder: found }, none);
  if (!isSure && !isNamed) return undefined;
  const known = folders.filter((folder) => folder !== "");
  const there = known.length > 0 ? ` There are ${listOf(known)}.` : " No document is in a folder yet.";
  return say(`There is no folder “${wanted}”.${there}`);
}

export async function foldersOf(s: Sentence): Promise<string[]> {
  const output = asObject(await s.world.read("list_documents", { limit: 1 }).catch(() => undefined));
  return (Array.isArray(output.folders) ? output.folders : []).map((each) => String(asObject(each).folder));
}

/** As it is written in the workspace; of a folder within another, its last name will do where only one has it. */
export function folderAmong(folders: readonly string[], wanted: string): string | undefined {
  const lower = wanted.toLowerCase();
  const [within, second] = folders.filter((folder) => folder.toLowerCase().endsWith(`/${lower}`));
  return folders.find((folder) => folder.toLowerCase() === lower) ?? (second === undefined ? within : undefined);
}

async function foldersSaid(s: Sentence): Promise<Outcome> {
  const output = asObject(await s.world.read("list_documents", { limit: 1 }).catch(() => undefined));
  const lines = (Array.isArray(output.folders) ? output.folders : []).map(asObject).map(({ folder, count }) => {
    const documents = `${String(count)} ${count === 1 ? "document" : "documents"}`;
    return folder === "" ? `- ${documents} in no folder` : `- ${String(folder)}: ${documents}`;
  });
  return say(`The documents lie in these folders:\n\n${lines.join("\n")}`);
}
