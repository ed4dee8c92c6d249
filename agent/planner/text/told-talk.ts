const talked =
  /^(?:i |we )?(?:have |'ve |’ve )?(?:just |today |now )?(?:spoke|spoken|talked|chatted|met|had a (?:call|chat|meeting|coffee|lunch)|was on the phone|called|phoned|rang|visited|saw)(?: (?:to|with|up with))? (?<x>\p{Lu}[^,;:?]{1,60}?)(?: (?:today|yesterday|just now|this morning|this afternoon|earlier|briefly|again|on the phone|at the fair))*[.!]?$/iu;
const goesOn = /^(?:he|she|they|it|we|i|said|says|wants?|the)\b/iu;
const asks = /\?\s*$|^(?:please|can you|could you|remind|set|add|create|move|mark)\b/iu;

/** "Tessel asked for references, please log it on the account." */
const keeps =
  /^(?:please |pls |can you |could you |so )*(?:log|note|record|write|add|put|save|keep|jot) (?:it|that|this)(?: down)?(?: as an? note)?(?: (?:on|in|to|under|with|for|about) (?:him|her|them|it)| (?:on|in|to|under|with) (?:the |their |its |his |her )?(?:account|record|file|contact|company|deal|notes?|crm|history|card))?[.!?]*$/iu;

/** "… +49 171 555 2020. Save it": a number or an address belongs in its field and not in a note. */
const savesIt = /\b(?:add|save|put|keep) (?:it|that|this)[.!?]*$/iu;
const hasValue = /\d{3}|@/u;

/** "Spoke with Henrik Sommer today. He wants more trackers.": what follows a talk that is told of is what was said in it. */
export function withTalk(clauses: readonly string[]): string[] {
  const [told = "", order = ""] = clauses;
  if (
    clauses.length === 2 &&
    keeps.test(order) &&
    !(savesIt.test(order) && hasValue.test(told)) &&
    !asks.test(told) &&
    told.split(" ").length > 2
  )
    return [`note: ${told.replace(/[,;.!\s]*$/, "")}`];
  const [first = "", ...rest] = clauses;
  const name = talked.exec(first)?.groups?.x;
  const said = rest.filter((clause) => goesOn.test(clause) && !asks.test(clause));
  if (!name || said.length === 0 || rest.indexOf(said.at(-1) ?? "") !== said.length - 1) return [...clauses];
  const text = said.map((clause) => clause.replace(/[.!]*$/, "")).join(". ");
  return [`note on ${name}: ${text}`, ...rest.slice(said.length)];
}
