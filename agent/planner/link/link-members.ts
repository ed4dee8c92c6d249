import type { Token } from "@/agent/planner/text/token";
import { isCommonWord } from "@/agent/planner/words/common-words";
import type { Member } from "@/agent/planner/world";

export type MemberLink = { from: number; to: number; members: readonly Member[]; how: "me" | "full" | "part" };

const selves = new Set(["me", "myself", "i"]);
const commonCutoff = new Set([
  "will",
  "mark",
  "may",
  "grant",
  "rich",
  "bill",
  "frank",
  "hope",
  "grace",
  "rose",
  "summer",
  "chase",
  "pat",
  "sue",
  "art",
  "drew",
  "rob",
  "jack",
  "max",
]);

/** By "me", e-mail, full name, first name or last name; two people with one first name stay together for a question. */
export function linkMembers(tokens: readonly Token[], members: readonly Member[]): MemberLink[] {
  return tokens.flatMap((token, from) => [...selfLink(token, from, members), ...nameLinks(tokens, from, members)]);
}

function selfLink(token: Token, from: number, members: readonly Member[]): MemberLink[] {
  const me = members.filter((member) => member.isMe);
  return selves.has(token.lower) && me.length === 1 ? [{ from, to: from + 1, members: me, how: "me" }] : [];
}

function nameLinks(tokens: readonly Token[], from: number, members: readonly Member[]): MemberLink[] {
  const token = tokens[from];
  if (!token) return [];
  const byEmail = members.filter((member) => member.email.toLowerCase() === token.lower);
  if (byEmail.length > 0) return [{ from, to: from + 1, members: byEmail, how: "full" }];
  if (token.kind !== "word") return [];

  const links: MemberLink[] = [];
  for (const member of members) {
    const words = wordsOf(member);
    if (words.length > 1 && words.every((word, offset) => fold(tokens[from + offset]?.lower ?? "") === word)) {
      links.push({ from, to: from + words.length, members: [member], how: "full" });
    }
  }
  const part = members.filter((member) => {
    const words = wordsOf(member);
    return words[0] === fold(token.lower) || (words.length > 1 && words.at(-1) === fold(token.lower));
  });
  if (part.length > 0 && (!isAlsoWord(token) || hasNameSign(tokens, from)))
    links.push({ from, to: from + 1, members: part, how: "part" });
  return links;
}

/** "Tomas" is Tomás. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

const wordsOf = (member: Member): string[] =>
  fold(member.name.toLowerCase())
    .split(/[\s-]+/)
    .filter(Boolean);

const isAlsoWord = (token: Token): boolean => commonCutoff.has(token.lower) && isCommonWord(token.lower);

/** "Will", "May" and "Grant" are people only when written as one. */
function hasNameSign(tokens: readonly Token[], at: number): boolean {
  const isMixed = tokens.some((token) => token.kind === "word" && /^\p{Ll}/u.test(token.text));
  const isCapital = /^\p{Lu}/u.test(tokens[at]?.text ?? "") && at > 0;
  return (isMixed && isCapital) || tokens[at + 1]?.lower === "'s";
}
