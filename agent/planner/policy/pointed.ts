/** Points back at what was told of: "that deal", "his", "it", "there". */
type Pointed = { text: string; noun?: string };

const withNoun =
  /\b(?:that|this|the) (?<noun>\p{L}+)(?= (?:to|as|off|in|into|out|up|down|over|away|by|please|done|lost|won|is|was|has|should|goes|can)\b|[\s.!?]*$|,)/iu;
const becomes =
  /^(?:so )?(?:that|this|the) (?<noun>\p{L}+) (?:is|was|goes|moves|should (?:be|go)|can go) (?:now )?(?:to |in |into )?(?<v>\p{L}+(?: \p{L}+)?)[.!]*$/iu;
const possessive =
  /\b(?:his|its|their|her(?= (?!to\b|as\b|in\b|into\b|out\b|off\b|up\b|now\b|please\b|back\b|on\b|at\b|about\b|again\b|today\b|tomorrow\b|next\b|this\b)\p{L}))\b/iu;
const single = /\b(?:that one|this one|it|him|her|them)\b/iu;
const bare = /\b(?:that|this)(?=[\s.!?]*$| (?:to|as|off|in|into)\b)/iu;
const place = /\bthere\b(?! (?:is|are|was|were|will|has|have)\b)/iu;

/** What is asked for, with a name in the place of the first word that points; undefined where nothing does. */
export function pointed(asked: string, name: string, isNoun: (word: string) => boolean): Pointed | undefined {
  const told = becomes.exec(asked)?.groups;
  if (told?.noun && isNoun(told.noun)) return { text: `set the ${told.noun} ${name} to ${told.v}`, noun: told.noun };
  const noun = withNoun.exec(asked)?.groups?.noun;
  if (noun && isNoun(noun)) return { text: asked.replace(withNoun, `the ${noun} ${name}`), noun };
  const owned = possessive.exec(asked);
  if (owned) return { text: asked.replace(possessive, `${name}'s`) };
  const [pattern] = [single, bare].filter((pattern) => pattern.test(asked));
  if (pattern) return { text: asked.replace(pattern, name) };
  return place.test(asked) ? { text: asked.replace(place, `at ${name}`) } : undefined;
}

const order =
  /^(?<a>(?:please |so |then |now |can you |could you )*(?:mark|set|put|move|close|flag|assign|give|delete|remove))(?: (?<b>(?:as |to |in |into )?.+))?$/iu;

/** "mark lost", "move to proposal": a command that names nothing is for what was told of. */
export function bareOrder(asked: string, name: string): string | undefined {
  const { a, b } = order.exec(asked.replace(/[.!?\s]+$/u, ""))?.groups ?? {};
  return a && (!b || /^(?:as|to|in|into|lost|won|done)\b/iu.test(b)) ? `${a} ${name}${b ? ` ${b}` : ""}` : undefined;
}
