import { asObject } from "@/agent/planner/conversation/state";
import { askedByRole } from "@/agent/planner/lexicon/asked-roles";
import { lexiconOf } from "@/agent/planner/lexicon/compile";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { ReplyParts } from "@/agent/planner/reply";
import { tokenize } from "@/agent/planner/text/tokenize";
import { recordLink } from "./format";
import { readRecords } from "./search-reply";
import { valueText } from "./value-text";

/** The field that was asked for comes first; the card shows the rest. */
export function recordReply({ call, said, world }: ReplyParts): string {
  const [record] = readRecords({ records: [asObject(call.output).record] });
  const object = record ? objectOf(world.catalog, record.object) : undefined;
  if (!record || !object) return "Done.";
  // "who owns it and when did we last talk to them" asks twice.
  const roles = said.split(/(?:,| and|;)+ +/i).flatMap((part) => {
    const words = tokenize(part).map((token) => token.lower);
    return askedByRole(words.join(" "), object)?.field.key ?? [];
  });
  const isWhy = /\bwhy\b/i.test(said);
  const whys = isWhy ? object.fields.filter((field) => /\breason\b|\bcause\b/i.test(field.label)) : [];
  // "her number": what people are called by is the phone's.
  const phone = /\bnumber\b/i.test(said) ? object.fields.filter(({ type }) => type === "phone") : [];
  const named = askedFields(said, object.key, world.catalog);
  const keys = [
    ...(named.length === 0 ? phone.map(({ key }) => key) : []),
    ...named,
    ...roles,
    ...whys.map((field) => field.key),
  ];
  const facts = object.fields
    .filter((field) => keys.includes(field.key))
    .map((field) => `${field.label}: ${valueText(record.values[field.key], field, world.locale, world.timeZone)}`);
  const notes = isWhy ? relatedTexts(asObject(call.output).related) : "";
  return facts.length > 0 || notes
    ? `${recordLink(record)}. ${facts.length > 0 ? `${facts.join("; ").replace(/[.]$/, "")}.` : ""}${notes}`
    : `Here is ${recordLink(record)}.`;
}

/** Names of what is written about it, newest first. */
function relatedTexts(related: unknown): string {
  const groups = (Array.isArray(related) ? related : []).map(asObject).filter((group) => group.object !== undefined);
  const notes = groups
    .filter((group) => /note|comment|log/i.test(String(group.label ?? "")))
    .flatMap((group) => readRecords(group))
    .slice(0, 3);
  return notes.length > 0 ? ` Written about it: ${notes.map(recordLink).join(", ")}.` : "";
}

function askedFields(said: string, object: string, catalog: ReplyParts["world"]["catalog"]): string[] {
  const { entries, longest } = lexiconOf(catalog);
  const isTest = /(?:^|[,:] ?)(?:is|are|was|were|does|do|has|have)\b/i.test(said.trim());
  const stems = tokenize(said).map((token) => token.stem);
  return stems.flatMap((_, from) =>
    Array.from({ length: longest }, (_none, length) => stems.slice(from, from + length + 1).join(" ")).flatMap((key) =>
      (entries.get(key) ?? []).flatMap((entry) =>
        (entry.kind === "field" || (isTest && entry.kind === "option")) && entry.object === object ? [entry.field] : [],
      ),
    ),
  );
}
