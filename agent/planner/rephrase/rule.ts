import type { Known } from "./known";

/**
 * One way in which people say a thing, and how the planner would have it said; undefined where it cannot be meant. In the pattern
 * FIELD, LOOKUP, MEMBER and OPTION stand for any name of one in this workspace, X for what is talked of, and END for what may close a sentence.
 */
export type Rule = {
  says: string;
  as(groups: Readonly<Record<string, string>>, known: Known): string | undefined;
};
