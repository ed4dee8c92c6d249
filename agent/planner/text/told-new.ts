const told =
  /^(?:(?:hi|hey|hello|great|good|ok|so|and|yes)[,.!]? )*(?:(?:great|good) news[:,!]? )?(?:we|i|there)(?:'ve|’ve|'s|’s| is| have| has| had| got| just| now| also| finally)* (?:got |found |made |opened |a |an |our |another |one |more |brand |new |fresh |possible |potential )+(?<noun>(?:\p{L}+ )?\p{L}+) (?:at|with|for|from|by) (?<x>[^,;.!?:]{2,60}?)\s*[,;.!–-]+ *(?:please |so |and |let's |can you |could you )*(?:call|name|title) it (?<name>["“][^"”]+["”]|[^,;]+?)(?:,? (?:and )?(?:it's |it is |for |worth |with )?(?:about |around |roughly |some |approx\.? |ca\.? )?(?<rest>[\p{Sc}\d][^?]*?))?[.!]*$/iu;

/** "we have a new opportunity at Tessel! call it Roof sensors, roughly 15 grand": told and named in two sentences, made as one record. */
export function withNew(message: string): string {
  const { noun, x, name, rest } = told.exec(message.trim())?.groups ?? {};
  if (!noun || !x || !name) return message;
  return `create a ${noun} "${name.replace(/["“”]/gu, "")}" for ${x}${rest ? `, ${rest}` : ""}`;
}
