import { linkMembers } from "@/agent/planner/link/link-members";
import type { Sentence } from "@/agent/planner/link/sentence";
import { type Outcome, say } from "@/agent/planner/policy/outcome";
import { tokenize } from "@/agent/planner/text/tokenize";
import type { Member } from "@/agent/planner/world";
import { AppError } from "@/tools/core/app-error";
import { accessFrames } from "./access";
import { address, type Frame, type Said } from "./frame";
import { inviteFrames } from "./invites";
import { memberFrames } from "./members";
import { roleFrames } from "./roles";
import { teamFrames } from "./teams";

const frames: readonly Frame[] = [...inviteFrames, ...teamFrames, ...roleFrames, ...accessFrames, ...memberFrames];

const courtesy =
  /^(?:(?:please|hey|hi|ok|okay|now|then|so|and|also|can you|could you|would you|will you|i want to|i want you to|i would like to|i'd like to|we should|let us|let's|you can)[, ]+)+/iu;

/** Longer messages tell of something else, and would cost the patterns their time. */
const longest = 300;

const plain = (text: string): string =>
  text
    .trim()
    .replace(courtesy, "")
    .replace(/(?:[,\s]+(?:please|thanks|thank you|now))*[.!?\s]*$/iu, "")
    .replace(/\s+/gu, " ");

/** Members, invitations, teams, roles and rights: what is said about people who work here. Undefined: it is about records. */
export async function peopleOutcome(s: Sentence): Promise<Outcome | undefined> {
  if (s.source.length > longest) return undefined;
  const said = plain(s.source);
  const marked = markMembers(said, s.world.members);
  try {
    for (const { pattern, isMarked, plan } of frames) {
      const match = isMarked ? marked && pattern.exec(marked.text) : pattern.exec(said);
      const outcome = match ? await plan(isMarked ? named(match.groups, marked) : (match.groups ?? {}), s) : undefined;
      if (outcome) return outcome;
    }
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return say(error.message);
    throw error;
  }
}

type Marked = { text: string; names: string[] };

/** "Tom has left" is "§0§ has left"; undefined where no member is named. */
function markMembers(text: string, members: readonly Member[]): Marked | undefined {
  const tokens = tokenize(text);
  const names: string[] = [];
  let marked = "";
  let at = 0;
  const links = linkMembers(tokens, members).sort((one, other) => one.from - other.from || other.to - one.to);
  for (const { from, to } of links) {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (!first || !last || first.from < at) continue;
    marked += `${text.slice(at, first.from)}§${names.length}§`;
    names.push(text.slice(first.from, last.to));
    at = last.to;
  }
  return names.length > 0 ? { text: marked + text.slice(at), names } : undefined;
}

function named(groups: Said | undefined, marked: Marked | undefined): Said {
  const back = (text: string): string => text.replace(/§(\d+)§/gu, (_, at) => marked?.names[Number(at)] ?? "");
  return Object.fromEntries(Object.entries(groups ?? {}).map(([key, text]) => [key, text && back(text)]));
}

const several = new RegExp(
  `^(?<order>.*?\\b(?:invite|ask) )(?<all>${address}(?:(?:,? and |, ?| & | )${address})+)(?<rest>.*)$`,
  "isu",
);

/** "invite ana@… and tom@… as viewers" is one order for each; what leaves and who takes over are one. */
export function peopleClauses(text: string, members: readonly Member[]): string[] | undefined {
  if (text.length > longest) return undefined;
  const list = several.exec(text)?.groups;
  if (list) {
    const each = list["all"]?.match(new RegExp(address, "giu")) ?? [];
    return each.map((one) => `${list["order"]}${one}${list["rest"]}`);
  }
  if (!/[,.;] |\band\b/iu.test(text)) return undefined;
  const marked = markMembers(plain(text), members)?.text;
  return marked && memberFrames.some(({ isMarked, pattern }) => isMarked && pattern.test(marked)) ? [text] : undefined;
}
