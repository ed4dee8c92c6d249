import { asObject } from "@/agent/planner/conversation/state";
import { objectLinksAt, type Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import type { PlannedCall } from "@/agent/planner/world";
import { shareOf } from "./view-share";

type Report = { id: string; name: string };

const none = { chips: [], leftOut: [] };
const end = "[.!]*$";
const the = "(?:the |my |our )?";
const named = "(?: (?:called|named|as))? [“\"']?(.+?)[”\"']?";

const patterns = {
  save: new RegExp(
    `^(?:save|keep|store)(?: (?:this|that|it|these|them|these figures|the figures|the result))?(?: as)?(?: (?:a|an|my|the))?(?: new)? report${named}${end}`,
    "i",
  ),
  share: new RegExp(`^share ${the}report${named} with (.+?)${end}`, "i"),
  rename: new RegExp(`^rename ${the}report${named} (?:to|as|into) [“"']?(.+?)[”"']?${end}`, "i"),
  remove: new RegExp(`^(?:delete|remove|trash) ${the}report${named}${end}`, "i"),
  run: new RegExp(`^(?:run|open|show|rerun)(?: me)? ${the}report${named}(?: again)?${end}`, "i"),
  list: /^(?:what|which|list|show)(?: me)?(?: all)?(?: the| my| our)?(?: saved)? reports(?: are there| do (?:i|we) have)?[?.!]*$/i,
};

/** "save this as report Win rate by owner", "run the report Pipeline", "share it with everyone". */
export async function reportOutcome(s: Sentence, start: number): Promise<Outcome | undefined> {
  const text = s.source.slice(s.tokens[start]?.from ?? 0).trim();
  if (patterns.list.test(text)) return call("list_reports", {}, none);
  const save = patterns.save.exec(text);
  if (save) return saveOutcome(s, save[1] ?? "");
  const share = patterns.share.exec(text);
  if (share) {
    const found = shareOf(s.world.members, share[2] ?? "");
    if (!found)
      return say(`I know nobody called “${share[2]}”. Name colleagues, a role such as managers, or say everyone.`);
    return withReport(s, share[1], ({ id }) => ({ tool: "update_report", input: { id, share: found } }), true);
  }
  const rename = patterns.rename.exec(text);
  if (rename)
    return withReport(s, rename[1], ({ id }) => ({ tool: "update_report", input: { id, name: rename[2] } }), true);
  const remove = patterns.remove.exec(text);
  if (remove) return withReport(s, remove[1], ({ id }) => ({ tool: "delete_report", input: { id } }), false);
  const run = patterns.run.exec(text);
  return run ? withReport(s, run[1], ({ id }) => ({ tool: "run_report", input: { id } }), false) : undefined;
}

function saveOutcome(s: Sentence, name: string): Outcome {
  const query = s.state.lastQuery;
  if (!query || !("measures" in query))
    return say("There are no figures to save yet. Ask for some, and then say “save this as report …”.");
  return call("create_report", { name: name.trim().slice(0, 80), query }, none);
}

/** The one report of that name; of several, the person says which. Without one, a noun in the name may mean records. */
async function withReport(
  s: Sentence,
  name: string | undefined,
  make: (report: Report) => PlannedCall,
  isSure: boolean,
): Promise<Outcome | undefined> {
  const wanted = (name ?? "").trim().toLowerCase();
  const output = asObject(await s.world.read("list_reports", {}).catch(() => undefined));
  const reports = (Array.isArray(output.reports) ? output.reports : []) as Report[];
  const exact = reports.filter((report) => report.name.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : reports.filter((report) => report.name.toLowerCase().includes(wanted));
  const [only, second] = found;
  if (only && !second) {
    const made = make(only);
    return call(made.tool, made.input, none);
  }
  if (only) {
    const options = found.slice(0, 4).map((report) => ({ label: report.name, calls: [make(report)] }));
    return { do: "ask", question: "Which report do you mean?", options };
  }
  if (!isSure && s.tokens.some((_, at) => objectLinksAt(s, at).length > 0)) return undefined;
  return say(`There is no report called “${name}”. Say “list my reports” to see them.`);
}
