/** What the process knows of language models: which are set up, and what they cost. */
export type ModelService = {
  list: { id: string; label: string; isPlanner: boolean; note: string }[];
  /** Of a million tokens; a model without an entry has no known price. */
  prices: Record<string, ModelPrice>;
  currency: string;
};

export type ModelPrice = { input: number; cachedInput?: number | undefined; output: number };

export const noModels: ModelService = { list: [], prices: {}, currency: "USD" };

type Tokens = { input: number; cached: number; output: number };

/** In millionths of the currency, which is what a token costs where a million cost one; null without a price. */
export function costOf(price: ModelPrice | undefined, { input, cached, output }: Tokens): number | null {
  if (!price) return null;
  const cachedPrice = price.cachedInput ?? price.input;
  return Math.round((input - cached) * price.input + cached * cachedPrice + output * price.output);
}
