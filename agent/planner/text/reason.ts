import { commandVerbs } from "@/agent/planner/words/verbs";
import { startOfCommand } from "./discourse";
import { makesSomeone, postOf } from "./post";
import { tokenize } from "./tokenize";

const mistaken =
  /^(?:(?:i|we|\p{L}+) (?:thinks?|believes?|guess|fear|see|noticed|says?|said|told me|tells me)(?: that)? |sorry,? |oops,? |so )*(?:the |our )?(?<x>.{3,90}?) (?:was|is|were|are) (?:just |only |really |probably |clearly |obviously )*(?:created |made |entered |added )?(?:an? |by |in )?(?:mistake|error|typo|wrong|test|duplicate|double(?: entry)?|duplicate entry|leftover|obsolete|outdated|dead|nonsense|accident|old|not real|fake|(?:no longer|not) (?:needed|relevant|wanted)(?: any ?more)?)[.!]*$/iu;
const misplaced =
  /^(?<x>(?:the |our |my )?.{3,90}?) (?:does not|doesn't|doesn’t|do not|don't|don’t) belong(?: in| on)?(?: here| there| to us| in the crm)?[.!]*$/iu;
const unneeded =
  /^(?:so )?(?:i|we) (?:do not|don't|no longer) (?:need|want|use)(?: the)? (?<x>.{3,90}?)(?: any ?more| any longer)?[.!]*$/iu;

/** "The deal Dock lights was a mistake, please throw it away": what "it" is was said in the reason. */
export function withReason(clauses: readonly string[]): string[] {
  const result: string[] = [];
  for (const clause of clauses) {
    const before = result.at(-1);
    const subject = before
      ? (mistaken.exec(before) ?? misplaced.exec(before) ?? unneeded.exec(before))?.groups?.x
      : undefined;
    const tokens = tokenize(clause);
    const isCommand = commandVerbs.has(tokens[startOfCommand(tokens)]?.lower ?? "") || /\bthrow\b/i.test(clause);
    if (subject && isCommand && /\b(?:it|that|this|them)\b/i.test(clause))
      result[result.length - 1] = clause.replace(/\b(?:it|that|this|them)\b/i, subject);
    else result.push(clause);
  }
  return result;
}

const saveThem =
  /^(?:please |can you |could you |so |then |would you |now )*(?:add|save|create|put|enter|record|store|register) (?:her|him|them|that person)\b[^,;]*$/iu;
const who =
  /\b(?:met|talked to|spoke to|spoke with|talked with|got to know|ran into|know|there is|there's|called by|contacted by) (?<n>\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}|von |van |de |da |del )[\p{L}.'’-]+){1,3})/u;
const where =
  /\b(?:she|he|they)(?:'s|’s| is| are| works| work)? (?:now )?(?:working )?(?:at|with|from|for) (?<c>[^,;.]+?)(?: as (?:the |an? )?(?<t>[^,;.]+))?(?=[,;.]|$)/iu;
const whereBeside = /^(?: from| of| at) (?<c>[^,;.]+)/iu;
const position = /\b(?:she|he|they)(?:'s|’s| is| are) (?:the|their|a|an) (?<t>[^,;.]+)/iu;

/** "I just met Lena Brodt, she's at Isarhof, her mail is … Please add her": told bit by bit, made as one. */
export function withMet(clauses: readonly string[]): string[] {
  const last = clauses.at(-1);
  const told = clauses.slice(0, -1).join(", ");
  const met = who.exec(told);
  const name = met?.groups?.n;
  if (!last || !saveThem.test(last) || !met || !name) return [...clauses];
  const after = told.slice(met.index + met[0].length);
  const company = (where.exec(told) ?? whereBeside.exec(after))?.groups?.c?.replace(
    / (?:today|yesterday|at the .*|last .*)$/i,
    "",
  );
  const email = /[\w.+-]+@[\w.-]+\.\w+/.exec(told)?.[0];
  const phone = /\+\d[\d /()-]{5,}\d/.exec(told)?.[0];
  const job = where.exec(told)?.groups?.t ?? position.exec(told)?.groups?.t;
  const parts = [
    `create a contact "${name}"${company ? ` at ${company.trim()}` : ""}`,
    ...(email ? [`email ${email}`] : []),
    ...(phone ? [`phone ${phone}`] : []),
    ...(job ? [`job title ${job}`] : []),
  ];
  return [parts.join(", ")];
}

/** "in the document Terms, replace “a” with “b”": where something is written belongs to what is done there. */
const isWhere = /^(?:please )?in (?:the |our |my )?[^,;]{2,80}[,;]?$/i;
const isRewording =
  /^(?:please )?(?:(?:replace|change|correct|swap|add|append|insert|write|put|delete|remove|strike|take|cut)\b.*["“„«]|(?:delete|remove|strike|take|cut)(?: out)? (?:the )?(?:sentence|line|paragraph|passage)\b|(?:replace|change|correct|swap|update)\b[^,]*\d[^,]* (?:to|with|by|into|for) [^,]*\d)/i;

/** "for every company in Norway, set …": whom the command is for belongs to it. */
export function withWhom(clauses: readonly string[]): string[] {
  const result: string[] = [];
  for (const clause of clauses) {
    const before = result.at(-1);
    const isFor =
      /^(?:for|on|with) (?:all|every|each)\b/i.test(before ?? "") &&
      /^(?:please )?(?:set|change|make|put|update)\b/i.test(clause);
    const isIn = result.length === 1 && isWhere.test(before ?? "") && isRewording.test(clause);
    if (before && (isFor || isIn)) result[result.length - 1] = `${before.replace(/[,;]$/, "")}, ${clause}`;
    else result.push(clause);
  }
  return result;
}

/** "add Lena Brodt …, she is head of purchasing": what somebody new is called in their company belongs to what is made. */
export function withPost(clauses: readonly string[]): string[] {
  const result: string[] = [];
  for (const clause of clauses) {
    const before = result.at(-1);
    const post = before && makesSomeone(before) ? postOf(clause) : undefined;
    const [, order = "", told = ""] = inside.exec(clause) ?? [];
    const own = makesSomeone(order) ? postOf(told) : undefined;
    if (before && post) result[result.length - 1] = `${before.replace(/[.!\s]+$/u, "")}, job title ${post}`;
    else result.push(own ? `${order}, job title ${own}` : expectedOf(clause));
  }
  return result;
}
const inside = /^(.+?),? (?:and )?((?:she|he)(?:'s|’s| is| works?) [^,]+)$/iu;

/** "create a deal …, we expect it in February": when it is thought to close is a part of it. */
const orders = /^(?:please |pls |can you |could you )*(?:add|create|open|make|new|enter|register|start) /iu;
const expectedOf = (clause: string): string =>
  orders.test(clause)
    ? clause.replace(
        /,? (?:and )?(?:we |i )?(?:expect(?:ed)?|should (?:close|sign|land)|(?:is )?due to close|probably closes)(?: it| this| that)?(?: to (?:close|sign|land|come in))? (?=in |by |on |at the end|end of|next |mid)/iu,
        ", closing ",
      )
    : clause;
