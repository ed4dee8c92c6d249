import { asObject, selectionOf } from "@/agent/planner/conversation/state";
import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, refuse, say } from "@/agent/planner/policy/outcome";
import type { PendingPlan } from "@/agent/planner/world";
import type { GroupQuery, ListQuery } from "@/db/query/tree";
import { type Plan, planAs } from "./plan-as";

const none = { chips: [], leftOut: [] };
const kind = "(?:csv|excel|xlsx?|spreadsheet|file|table)(?: file| sheet| list)?";
const end = "(?: please)?[.!?]*$";

const patterns = [
  new RegExp(`^(?:export|download)(?: me)? (.+?)(?: (?:as|to|into|in) (?:an? )?${kind})?${end}`, "i"),
  new RegExp(
    `^(?:give|get|make|create|generate|produce|prepare|build)(?: me| us)? (?:an? |the )?(?:${kind}|export|download) (?:of|with|for|from) (.+?)${end}`,
    "i",
  ),
  new RegExp(
    `^(?:put|write|turn|save) (.+?) (?:to|into|in|as) (?:an? )?(?:csv|excel|xlsx?|spreadsheet)(?: file)?${end}`,
    "i",
  ),
];
const noFigures = "I export lists of records, not figures.";
type Option = PendingPlan["options"][number];
const these = /^(?:this|that|it|these|those|them|the list|this list|that list|what i see)(?: list| records| rows)?$/i;

/** "export the open deals as CSV", "give me a spreadsheet of my contacts": the same question as "show …", into a file. */
export async function exportOutcome(s: Sentence, start: number, plan: Plan): Promise<Outcome | undefined> {
  const text = s.source.slice(s.tokens[start]?.from ?? 0).trim();
  const what = patterns.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  if (what === undefined) return undefined;
  if (these.test(what.trim())) {
    const query = s.state.context.query ?? s.state.lastQuery;
    return query
      ? call("export_records", { query: exportable(query) }, none)
      : say("There is no list to export yet. Ask for one, or say which records.");
  }
  const outcome = await planAs(s, plan, `show ${what}`);
  if (outcome.do === "ask") return { ...outcome, options: outcome.options.map(asChoice) };
  if (outcome.do === "reply") return outcome;
  const input = asExport(outcome.call.input);
  const { object, id } = asObject(outcome.call.input);
  if (outcome.call.tool === "get_record")
    return call("export_records", { query: { object, where: { field: "id", op: "eq", value: id } } }, outcome.reading);
  if (outcome.call.tool !== "search_records" || !input) return refuse(noFigures);
  return call("export_records", input, outcome.reading);
}

/** A question stays the same question; what is chosen is exported. */
function asChoice(option: Option): Option {
  const exports = option.calls?.map(({ input }) => asExport(input));
  if (!exports)
    return option.sentence ? { ...option, sentence: `export ${option.sentence.replace(/^show /, "")}` } : option;
  const { calls: _calls, ...rest } = option;
  return exports.every((input) => input !== undefined)
    ? { ...rest, calls: exports.map((input) => ({ tool: "export_records", input })) }
    : { ...rest, reply: noFigures };
}

function asExport(input: unknown): { query: Record<string, unknown> } | undefined {
  if (typeof asObject(input).object !== "string" || "measures" in asObject(input)) return undefined;
  return { query: exportable(input as ListQuery) };
}

/** The whole list in its order and with its columns, however many of it were shown. */
function exportable(query: ListQuery | GroupQuery): Record<string, unknown> {
  const { sort, fields } = query as Partial<ListQuery>;
  return {
    ...selectionOf(query),
    ...(sort && !("measures" in query) ? { sort } : {}),
    ...(fields && fields.length > 0 ? { fields } : {}),
  };
}
