import type { Token } from "@/agent/planner/text/token";

/** Everyday words that no English sentence has: two of them, or marks that English never writes. */
const foreign = new Set(
  `cuantos cuantas cuántos cuántas hay los las el la del por para que qué todos mis der die das und ist nicht wie viele meine zeige alle
  offene offenen les des une est combien tous mes avec pour où quels quelles ouvertes gli il sono quanti quante tutti della di che mostrami
  os uma não quantos meus todas är och hur många visa mina alla og hvor mange vis mine pokaż wszystkie ile`
    .trim()
    .split(/\s+/),
);

export function isForeign(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === "word");
  const count = words.filter((token) => foreign.has(token.lower)).length;
  const isMarked = tokens.some((token) => /^[¿¡]/.test(token.text));
  const isOtherScript = words.length > 0 && words.every((token) => !/\p{Script=Latin}/u.test(token.text));
  return isMarked || isOtherScript || (count >= 2 && count * 2 >= words.length);
}
