import { objectNamed } from "@/agent/planner/frames/settings-fields";
import type { Sentence } from "@/agent/planner/link/sentence";
import { recordChoices } from "@/agent/planner/policy/choices";
import type { Outcome } from "@/agent/planner/policy/outcome";
import type { NameMatch } from "@/agent/planner/world";
import { done, type Frame, frame, member, type Said, withMember } from "./frame";

const withObject = "(?: (?:with|to|about|on|in) (?:the )?(?<object>[\\p{L}\\d ]{1,40}?))?";
const doing = "(?:do|see|read|change|edit|delete|access|allowed to do|permitted to do)";
const touch = "(?:see|read|open|find|change|edit|update|delete|remove|access)";

/** What somebody may do, and why a record can be seen. */
export const accessFrames: readonly Frame[] = [
  frame(`what (?:may|can|am) i (?:actually )?${doing}${withObject}(?: here)?`, mine),
  frame(`what (?:are|is) my (?:rights|permissions|access)${withObject}`, mine),
  frame("(?:show(?: me)?|list) my (?:rights|permissions)", mine),
  frame(`what (?:may|can|is) (?<who>${member}) (?:actually )?${doing}${withObject}(?: here)?`, theirs),
  frame(`what (?:rights|permissions|access) (?:does|has) (?<who>${member})(?: have)?${withObject}`, theirs),
  frame(`(?:show(?: me)? )?(?<who>${member})(?:'s|’s) (?:rights|permissions)${withObject}`, theirs),
  frame(`why (?:can|may) (?<who>${member}) ${touch} (?:the )?(?<record>[\\p{L}\\d].{0,80})`, why),
  frame(`why (?:can ?not|can't|can’t|may not) (?<who>${member}) ${touch} (?:the )?(?<record>[\\p{L}\\d].{0,80})`, why),
  frame(`why (?:can|may) (?<who>${member}) not ${touch} (?:the )?(?<record>[\\p{L}\\d].{0,80})`, why),
];

async function mine(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return about(said, s, {});
}

async function theirs(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const outcome = about(said, s, {});
  return outcome && withMember(s, said["who"] ?? "", ({ id }) => about(said, s, { member: id }) ?? outcome);
}

/** "what can I do with Tessel" asks for something else. */
function about(said: Said, s: Sentence, input: Record<string, unknown>): Outcome | undefined {
  if (!said["object"]) return done("get_access", input);
  const found = objectNamed(s.catalog, said["object"]);
  return found && done("get_access", { ...input, object: found.key });
}

async function why(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const who = said["who"] ?? "";
  const record = (said["record"] ?? "").trim().toLowerCase();
  const links = [...s.records.values()].flat().filter((link) => link.how === "exact" || link.how === "begins");
  const [best] = links.sort((one, other) => other.to - other.from - (one.to - one.from));
  const matches = best?.matches.filter((match) => record.includes(match.phrase.toLowerCase())) ?? [];
  const plan = (member: Record<string, string>) => {
    const get = (match: NameMatch) => ({
      tool: "get_access",
      input: { ...member, object: match.object, id: match.id },
    });
    const [only] = matches;
    if (matches.length > 1) return recordChoices("Which one do you mean?", [...matches], get, s);
    return only && done("get_access", get(only).input);
  };
  const own = plan({});
  if (!own || /^i$/iu.test(who)) return own;
  return withMember(s, who, ({ id }) => plan({ member: id }) ?? own);
}
