import type { Sentence } from "@/agent/planner/link/sentence";
import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import type { Member } from "@/agent/planner/world";
import { membersNamed } from "./names";

export type Said = Record<string, string | undefined>;

/** A way of saying something about people; `plan` answers undefined where the words are about records after all. */
export type Frame = {
  pattern: RegExp;
  /** It is held against the sentence with each member's name as a mark, so that where a name ends is no guess. */
  isMarked: boolean;
  plan(said: Said, s: Sentence): Promise<Outcome | undefined>;
};

/** Where a member is named in a marked sentence. */
export const member = "§\\d+§";

export const frame = (pattern: string, plan: Frame["plan"]): Frame => ({
  pattern: new RegExp(`^${pattern}$`, "iu"),
  isMarked: pattern.includes(member),
  plan,
});

export const address = "[^\\s@,;:<>]+@[^\\s@,;:<>]+\\.[\\p{L}\\d]{2,}";
export const name = "\\p{L}[\\p{L}\\p{M}'’. -]{0,60}?";
export const anyName = '[\\p{L}\\d"“][^,;:?!]{0,60}?';

export const done = (tool: string, input: Record<string, unknown>): Outcome =>
  call(tool, input, { chips: [], leftOut: [] });

/** The one member of a name; several are asked about, and of nobody it is not a sentence about members. */
export function withMember(s: Sentence, text: string, plan: (member: Member) => Outcome): Outcome | undefined {
  const found = membersNamed(s.world.members, text);
  const [first] = found;
  if (!first) return undefined;
  return found.length === 1 ? plan(first) : whichMember(found, plan);
}

export function whichMember(found: readonly Member[], plan: (member: Member) => Outcome): Outcome {
  const options = found.map((member) => {
    const outcome = plan(member);
    return {
      label: `${member.name} (${member.email})`,
      ...(outcome.do === "call" ? { calls: [outcome.call] } : { reply: outcome.do === "reply" ? outcome.text : "" }),
    };
  });
  return { do: "ask", question: "Which member do you mean?", options };
}

export const noRole = (text: string): Outcome =>
  say(`There is no role “${text.trim()}”. Ask “which roles are there?”, or add it under Settings, Roles.`);
export const noTeam = (text: string, known: readonly string[]): Outcome =>
  say(
    known.length > 0
      ? `There is no team “${text.trim()}”. There are ${known.join(", ")}. Say “new team ${text.trim()}” to add it.`
      : `There are no teams yet. Say “new team ${text.trim()}” to add it.`,
  );
