/** ", will you?", ", if you could", ", ok?": asks the person addressed, and says nothing of what is to be done. */
const tag =
  /\s*,?\s*\b(?:(?:will|would|could|can|won't|wouldn't|couldn't|can't) (?:you|u|ya)(?: please| kindly)?|if you (?:can|could|would|please|do not mind|don't mind)|(?:ok(?:ay)?|right|alright|yeah|deal|please|pls|thanks|thank you|cheers|ta))\s*[?.!]*$/iu;
const needsComma = /\b(?:right|deal|ok(?:ay)?|alright|yeah|can (?:you|u)|could (?:you|u))\s*[?.!]*$/iu;

/** Text after a colon or in quotes is the person's own and stays as it was written. */
export function withoutTag(clause: string): string {
  const found = tag.exec(clause);
  if (!found || found.index === 0 || /[:"“]/u.test(clause)) return clause;
  const isTied = found[0].trimStart().startsWith(",");
  if (needsComma.test(found[0]) && !isTied) return clause;
  return withoutTag(clause.slice(0, found.index));
}

const recalled =
  /^((?:(?:please|can you|could you|would you|hey|hi|ok|so),? )*)remind (?:me|us)(?: again)?,? (?=(?:when|what|who|whose|which|where|how|is|are|was|were|do|does|did|has|have)\b)/iu;

/** "remind me, when is X due?" asks for what is known; "remind me when X is due", without a mark, may be a wish to be told then. */
export function withoutRecall(clause: string): string {
  const found = recalled.exec(clause);
  if (!found) return clause;
  const rest = clause.slice(found[0].length);
  const isAsked = clause.trimEnd().endsWith("?") || /remind (?:me|us)(?: again)?,/iu.test(found[0]);
  return isAsked || !/^(?:when|how to|what to)\b/iu.test(rest) ? rest : clause;
}
