import { asObject, selectionOf } from "@/agent/planner/conversation/state";
import { objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import { listOf } from "@/agent/planner/reply/format";
import type { PlannedCall } from "@/agent/planner/world";
import type { GroupQuery, ListQuery } from "@/db/query/tree";
import { type Plan, planAs } from "./plan-as";
import { shareOf } from "./view-share";

type View = { id: string; name: string; object: string; canEdit: boolean };

const none = { chips: [], leftOut: [] };
const end = "[.!]*$";
const kinds = "(?:view|board|kanban(?: board)?|calendar|table)";
const named = "(?: (?:called|named|as)|,? (?:title|name)(?: is)?:)? [“\"']?(.+?)[”\"']?";
const the = "(?:the |my |our )?";

const patterns = {
  save: new RegExp(
    `^(?:save|keep|store)(?: (?:this|that|it|these|them|the list|this list|what i see))?(?: as)?(?: (?:a|an|my))?(?: new)? (${kinds})${named}${end}`,
    "i",
  ),
  saveList:
    /^(?:save|keep|store) (?:this|that|the|my)(?: current)? (?:list|selection|filter|search|table|page|overview)(?: as(?: an?| my)?(?: new)?(?: view)?)?[,:;]? *(?:and |please )*(?:(?:name|call|title) it|(?:name|title)(?: is)?:|called|named|under the name|with the name)? *[“"']?(.+?)[”"']?[.!]*$/i,
  layout: new RegExp(
    `^(?:show|open|see|view|display|put|turn)(?: me)? (.+?) (?:as|in|on|into) (?:an? |the )?(board|kanban(?: board)?|calendar)(?: by (.+?))?${end}`,
    "i",
  ),
  open: new RegExp(`^(?:open|show|go to|switch to)(?: me)? ${the}${kinds}${named}${end}`, "i"),
  share: new RegExp(`^share ${the}${kinds}${named} with (.+?)${end}`, "i"),
  rename: new RegExp(`^rename ${the}${kinds}${named} (?:to|as|into) [“"']?(.+?)[”"']?${end}`, "i"),
  remove: new RegExp(`^(?:delete|remove|trash) ${the}${kinds}${named}${end}`, "i"),
  keep: new RegExp(
    `^(?:add|pin|put) ${the}${kinds}${named} (?:to|in|into) (?:my |the )?(?:favou?rites|sidebar)${end}`,
    "i",
  ),
  list: /^(?:what|which|list|show)(?: me)?(?: all)?(?: the| my| our)? views(?: are there| do (?:i|we) have)?[?.!]*$/i,
};

/** "save this as a view called Quiet ones", "show my pipeline as a board", "open the view Closing", "share it with everyone". */
export async function viewOutcome(s: Sentence, start: number, plan: Plan): Promise<Outcome | undefined> {
  const text = s.source.slice(s.tokens[start]?.from ?? 0).trim();
  if (patterns.list.test(text)) return call("list_views", {}, none);
  const save = patterns.save.exec(text);
  if (save) return saveOutcome(s, save[1] ?? "", save[2] ?? "");
  const saveList = patterns.saveList.exec(text);
  if (saveList) return saveOutcome(s, "table", saveList[1] ?? "");
  const keep = patterns.keep.exec(text);
  if (keep) return withView(s, keep[1], (view) => ({ tool: "favorite_view", input: { id: view.id } }));
  const share = patterns.share.exec(text);
  if (share) return shareOutcome(s, share[1] ?? "", share[2] ?? "");
  const rename = patterns.rename.exec(text);
  if (rename)
    return withView(s, rename[1], (view) => ({ tool: "update_view", input: { id: view.id, name: rename[2] } }));
  const layout = patterns.layout.exec(text);
  if (layout) return layoutOutcome(s, plan, layout);
  const remove = patterns.remove.exec(text);
  if (remove) return withView(s, remove[1], (view) => ({ tool: "delete_view", input: { id: view.id } }), false);
  const open = patterns.open.exec(text);
  return open ? withView(s, open[1], (view) => ({ tool: "get_view", input: { id: view.id } }), false) : undefined;
}

const layoutOf = (word: string): "table" | "board" | "calendar" =>
  /board|kanban/i.test(word) ? "board" : /calendar/i.test(word) ? "calendar" : "table";

/** What is on the screen, or else what was asked for last. */
function saveOutcome(s: Sentence, kind: string, name: string): Outcome {
  const query = s.state.context.query ?? s.state.lastQuery;
  if (!query)
    return say("There is no list to save yet. Ask for one, or open it, and then say “save this as a view called …”.");
  if (query.deleted) return say("What is in the trash cannot be saved as a view.");
  return call("create_view", { ...partsOf(query), name: name.trim().slice(0, 80), layout: layoutOf(kind) }, none);
}

/** The parts of a query that a view keeps. */
function partsOf(query: ListQuery | GroupQuery): Record<string, unknown> {
  const { deleted: _deleted, ...selection } = selectionOf(query);
  if ("measures" in query) {
    const [group] = query.group ?? [];
    return { ...selection, ...(group ? { group } : {}) };
  }
  const sort = query.sort ? { sort: query.sort } : {};
  return { ...selection, ...sort };
}

/** "my pipeline" is read as any other question; its records are then laid out. */
async function layoutOutcome(
  s: Sentence,
  plan: Plan,
  [, what = "", kind = "", by]: RegExpExecArray,
): Promise<Outcome | undefined> {
  const layout = layoutOf(kind);
  const isThis = /^(?:this|that|it|these|them|those)$/i.test(what.trim());
  const outcome = isThis ? undefined : await planAs(s, plan, `show ${what}`);
  if (outcome && outcome.do !== "call") return outcome;
  const asked = isThis
    ? (s.state.context.query ?? s.state.lastQuery)
    : (outcome?.call.input as ListQuery | GroupQuery | undefined);
  if (typeof asked?.object !== "string") return say("There is nothing to lay out yet. Ask for some records first.");
  const { group: _group, ...parts } = partsOf(asked) as { group?: unknown };
  const object = s.catalog.objects.find((entry) => entry.key === asked.object);
  const wanted = by?.trim().toLowerCase();
  const field = wanted
    ? object?.fields.find((entry) =>
        [entry.label, ...(entry.synonyms ?? [])].some((word) => word.toLowerCase() === wanted),
      )
    : undefined;
  if (wanted && !field) return say(`${object?.plural ?? "These"} have no field “${by}”.`);
  const place = field ? (layout === "board" ? { group: { field: field.key } } : { date: field.key }) : {};
  const reading = outcome?.do === "call" ? outcome.reading : none;
  return call("get_view", { ...parts, layout, ...place }, reading);
}

async function shareOutcome(s: Sentence, name: string, who: string): Promise<Outcome> {
  const share = shareOf(s.world.members, who);
  if (!share) return say(`I know nobody called “${who}”. Name colleagues, a role such as managers, or say everyone.`);
  return withView(s, name, (view) => ({ tool: "update_view", input: { id: view.id, share } })) as Promise<Outcome>;
}

/** The one view of that name; of several, the person says which. Without one, a noun in the name may mean records. */
async function withView(
  s: Sentence,
  name: string | undefined,
  make: (view: View) => PlannedCall,
  isSure = true,
): Promise<Outcome | undefined> {
  const wanted = (name ?? "").trim().toLowerCase();
  const output = asObject(await s.world.read("list_views", {}).catch(() => undefined));
  const views = (Array.isArray(output.views) ? output.views : []) as View[];
  const exact = views.filter((view) => view.name.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : views.filter((view) => view.name.toLowerCase().includes(wanted));
  const [only, second] = found;
  if (only && !second) {
    const made = make(only);
    return call(made.tool, made.input, none);
  }
  if (only) {
    const label = (view: View) => s.catalog.objects.find((entry) => entry.key === view.object)?.plural ?? view.object;
    const options = found.slice(0, 4).map((view) => ({ label: `${view.name} (${label(view)})`, calls: [make(view)] }));
    return { do: "ask", question: "Which view do you mean?", options };
  }
  if (!isSure && s.tokens.some((_, at) => objectLinksAt(s, at).length > 0)) return undefined;
  const known = views.slice(0, 5).map((view) => view.name);
  return say(
    `There is no view “${name?.trim()}”. ${known.length > 0 ? `There ${known.length === 1 ? "is" : "are"} ${listOf(known)}.` : "None is saved yet; say “save this as a view called …”."}`,
  );
}
