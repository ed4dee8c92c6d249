/** What people are called in their companies. */
export const job =
  "(?:ceo|cto|cfo|coo|cio|cmo|ciso|vp\\b[^,]*|head of [^,]+|director(?: of [^,]+)?|(?:\\p{L}+ ){0,3}(?:manager|engineer|director|officer|buyer|developer|analyst|consultant|assistant|coordinator|technician|secretary|president|partner|owner))";

const told = new RegExp(
  `^(?:she|he)(?:'s|’s| is| works?)(?: as)?(?: the| a| an| our| their)?(?: new)? (?<post>${job})[.!]*$`,
  "iu",
);

/** "she is their head of purchasing" */
export const postOf = (clause: string): string | undefined =>
  told.exec(clause.trim())?.groups?.["post"]?.replace(/[.!]+$/u, "");

const making = /^(?:please |pls |can you |could you )*(?:add|create|save|enter|make|register) /iu;

export const makesSomeone = (clause: string): boolean => making.test(clause) && !/["“:]/u.test(clause);
