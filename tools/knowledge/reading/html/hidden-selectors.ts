import { hides } from "./is-hidden";

/** The classes and ids that a style sheet hides outright; rules for some media, or for more than one element, do not count. */
export function hiddenSelectors(css: string): string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  let prelude = "";
  for (const { 0: brace, index } of plain.matchAll(/[{}]/g)) {
    if (brace === "{" && depth === 0) prelude = plain.slice(from, index);
    if (brace === "}" && depth === 1 && hides(plain.slice(from, index))) found.push(...simple(prelude));
    depth = Math.max(0, depth + (brace === "{" ? 1 : -1));
    from = index + 1;
  }
  return found;
}

const simple = (prelude: string): string[] =>
  prelude.split(",").flatMap((selector) => /^(?:[a-z]+\d?)?[.#][\w-]+$/.exec(selector.trim())?.[0] ?? []);
