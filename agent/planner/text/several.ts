const counts = "(?:two|three|four|five|six|\\d|some|these|the following|a few|a couple of|several|new|more)";
const listed = new RegExp(
  `^(?:please |can you |could you )*(?<verb>create|add|make|set up|open|new|log|write down)? ?(?:${counts} )*(?:tasks|to-?dos|todos|reminders|follow-?ups)(?<about> (?:for|about|on|with) [^:]+?)? ?(?::| -| –) ?(?<items>.+)$`,
  "iu",
);

const both =
  /^(?<a>(?:please |can you |could you )*(?:remind|ask|tell)) (?<m>\p{Lu}[\p{L}'-]+)(?:,? and |, )(?<n>\p{Lu}[\p{L}'-]+) (?<r>(?:to|about|that|of|on) .+)$/iu;

/** "remind Marta and Elin about the dinner": each of them gets a task. */
export function forBoth(clause: string): string[] {
  const { a, m = "", n = "", r } = both.exec(clause)?.groups ?? {};
  return /^\p{Lu}/u.test(m) && /^\p{Lu}/u.test(n) ? [`${a} ${m} ${r}`, `${a} ${n} ${r}`] : [clause];
}

/** "create three tasks for Tessel: send the contract, call Ivy": each item is a task of its own. */
export function severalTasks(clause: string): string[] {
  const { about = "", items = "" } = listed.exec(clause)?.groups ?? {};
  const parts = items
    .split(/\s*;\s*|\s*,\s*(?:and )?(?:then )?|\s+and (?=one\b|another\b|to\b)/iu)
    .map((item) =>
      item.replace(/^(?:and )?(?:(?:one|another|a second|a third) (?:is )?)?(?:to )?/iu, "").replace(/[.!]+$/, ""),
    )
    .filter((item) => item !== "");
  return parts.length > 1 && parts.every((part) => / /.test(part))
    ? parts.map((part) => `create a task${about}: ${part}`)
    : [clause];
}

const joined =
  /^(?<first>(?:please )?(?:create|add|make|register|enter|new|set up) .+?),? and (?:also )?(?<second>(?:an?|another) (?<noun>\p{L}+) .+)$/iu;

/** A note, a task or a colon opens the person's own text, where "and a company profile" is no second record. */
const opensText = /:|\b(?:notes?|tasks?|to-?dos?|reminders?|follow-?ups?|that|to)\b/iu;

/** "add a company called Pine and a contact Jan there": two records; what the second says of the first gets its name. */
export function secondMade(clause: string, isNoun: (word: string) => boolean): string[] {
  const { first = "", second = "", noun = "" } = joined.exec(clause)?.groups ?? {};
  if (opensText.test(first)) return [clause];
  if (!first || !isNoun(noun) || !/ /.test(second.slice(noun.length + 2).trim())) return [clause];
  const verb = /^(?:please )?(\S+)/i.exec(first)?.[1] ?? "add";
  const name = nameIn(first);
  const said = name
    ? second
        .replace(/\b(?:there|at it|with them|for it|for them|at that company|for that company)\b/iu, `for "${name}"`)
        .replace(/ (?:call|phone|write to|e-?mail|visit|meet) them\b/iu, (words) => words.replace("them", name))
    : second;
  return [first, `${verb === "new" ? "create" : verb} ${said}`];
}

const dashed = /^(?:please |can you |could you )*(?:create|add|make|register|enter|new|set up)\b[^:"“]*? [-–—|] /iu;

/** "new company Pine AS - Oslo, Norway - gold": the same with commas, as what stands between dashes is a part of its own. */
export function dashedParts(clause: string): { text: string; isMany: boolean } | undefined {
  const head = dashed.exec(clause)?.[0];
  if (head === undefined || opensText.test(head)) return undefined;
  const isMany = (clause.match(/ [-–—|] /g) ?? []).length > 1;
  return { text: clause.replaceAll(/ [-–—|] /g, ", "), isMany };
}

const nameIn = (text: string): string | undefined =>
  /["“]([^"”]+)["”]/.exec(text)?.[1] ??
  /\b(?:called|named|with (?:the )?name(?: of)?|by the name of) (\p{Lu}[^,;]*?)(?=,| (?:in|for|with|at|from|and) \p{Ll}|$)/u.exec(
    text,
  )?.[1];

const twice =
  /^(?<topic>[^:,?]{3,80}): (?<first>what (?:does|do|did) .+? (?:say|says|state|tell us|tell)),? and (?<second>what (?:does|do|did) .+? (?:say|state|tell us|tell me|tell|write|mention))[?.!]*$/iu;

/** "calibration at Murtal: what does the agreement say, and what did Johannes tell us?": each is asked about what was put first. */
export function twoAsked(clause: string): string[] {
  const { topic, first, second } = twice.exec(clause.trim())?.groups ?? {};
  return topic && first && second ? [`${first} about ${topic}?`, `${second} about ${topic}?`] : [clause];
}
