import type { ObjectDefinition } from "@/app/_lib/types";

/** G then a letter: the first letter of each object that is still free, then the next one of its name. */
export function goLetters(objects: readonly ObjectDefinition[]): Map<string, string> {
  const letters = new Map<string, string>();
  const taken = new Set(["a", "g"]);
  for (const object of objects) {
    const letter = [...object.plural.toLowerCase()].find((each) => /[a-z]/.test(each) && !taken.has(each));
    if (!letter) continue;
    taken.add(letter);
    letters.set(letter, `/o/${object.key}`);
  }
  return letters;
}

export function goLetterOf(objects: readonly ObjectDefinition[], key: string): string | undefined {
  for (const [letter, href] of goLetters(objects)) if (href === `/o/${key}`) return letter.toUpperCase();
  return undefined;
}
