import type { Skill } from "./read-skills";

export type MeantSkill = { skill: Skill; about: string | null };

const opening =
  /^(?:(?:hi|hey|hello|ok|okay|so|now|please|pls|can you|could you|would you|will you|let'?s|lets|i want you to|i need you to|i'?d like you to|help me|do|run|start|use|make|give me|time for)\b[ ,:]*)+/;
const article = /^(?:(?:the|a|an|our|my|your|this week'?s|skill|routine)\s+)+/;
const closing = /(?:[ ,]+(?:please|pls|now|for me|today|thanks|thank you|skill|routine))+$/;

/** The skill that the whole message asks for; a request that only mentions one is none. */
export function meantSkill(text: string, skills: readonly Skill[]): MeantSkill | undefined {
  const said = text
    .trim()
    .replace(/[.!?…]+$/, "")
    .replaceAll("’", "'")
    .replaceAll(/\s+/g, " ");
  const ways = [said, cut(said)];
  const fitting = skills.flatMap((skill) =>
    [skill.name, ...skill.say].flatMap((way) =>
      ways.flatMap((words) => {
        const about = match(words, way);
        return about === undefined ? [] : [{ skill, about }];
      }),
    ),
  );
  // The way that says most leaves the least for the name.
  return fitting.sort((one, other) => (one.about ?? "").length - (other.about ?? "").length)[0];
}

/** Whether it is asked which skills there are. */
export function asksForSkills(text: string): boolean {
  return /^(?:(?:what|which) (?:skills|routines)\b.*|(?:list|show)(?: me)?(?: all)?(?: the| your| our)? (?:skills|routines)|skills)[.?!]*$/i.test(
    text.trim(),
  );
}

/** What stands in the place of `{about}`, null where there is no such place, undefined where it does not fit. */
function match(said: string, way: string): string | null | undefined {
  const lower = said.toLowerCase();
  const [before = "", after] = way.toLowerCase().split("{about}");
  if (after === undefined) return lower === before ? null : undefined;
  if (!lower.startsWith(before) || !lower.endsWith(after)) return undefined;
  const about = said.slice(before.length, said.length - after.length).trim();
  return about === "" ? undefined : about;
}

function cut(said: string): string {
  const lower = said.toLowerCase();
  const begin = said.length - lower.replace(opening, "").replace(article, "").length;
  return said.slice(begin).replace(new RegExp(closing.source, "i"), "");
}

export const fill = (text: string, about: string | null): string => text.replaceAll("{about}", about ?? "");
