import type { Token } from "@/agent/planner/text/token";
import { numberWords } from "@/agent/planner/words/closed-words";

export type NumberValue = {
  to: number;
  value: number;
  currency?: string | undefined;
  isPercent?: boolean | undefined;
  isAtLeast?: boolean | undefined;
};

const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  grand: 1e3,
  k: 1e3,
  million: 1e6,
  billion: 1e9,
  dozen: 12,
};

/** 50k, $42,000, 1.5m, thirty, two million, a dozen, 70 percent. */
export function numberAt(tokens: readonly Token[], at: number): NumberValue | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === "number" && token.number !== undefined) {
    const scale = scales[tokens[at + 1]?.lower ?? ""];
    const value = {
      value: token.number * (scale ?? 1),
      currency: token.currency,
      isPercent: token.isPercent,
      isAtLeast: token.isAtLeast,
    };
    return withTail(tokens, { ...value, to: at + (scale ? 2 : 1) });
  }
  const start = token.lower === "a" && scales[tokens[at + 1]?.lower ?? ""] ? at + 1 : at;
  return wordNumberAt(tokens, start);
}

function wordNumberAt(tokens: readonly Token[], at: number): NumberValue | undefined {
  let whole = 0;
  // What is said since the last thousand or million: "five thousand five hundred" is 5,500.
  let part = 0;
  let to = at;
  for (; to < tokens.length; to += 1) {
    const lower = tokens[to]?.lower ?? "";
    const scale = scales[lower];
    const digit = numberWords[lower];
    const isJoint = lower === "and" && (whole > 0 || part % 100 === 0) && whole + part > 0;
    if (isJoint && numberWords[tokens[to + 1]?.lower ?? ""]) continue;
    const isArticle = to === at && tokens[at - 1]?.lower === "a";
    if (scale && (part > 0 || isArticle)) {
      const value = (part || 1) * scale;
      if (scale >= 1000) [whole, part] = [whole + value, 0];
      else part = value;
    } else if (
      digit !== undefined &&
      digit !== 100 &&
      (part === 0 || (part % 10 === 0 && digit < 10) || (part % 100 === 0 && digit < 100))
    )
      part += digit;
    else break;
  }
  return to > at ? withTail(tokens, { to, value: whole + part }) : undefined;
}

function withTail(tokens: readonly Token[], number: NumberValue): NumberValue {
  const next = tokens[number.to];
  if (next?.lower === "%" || next?.lower === "percent") return { ...number, isPercent: true, to: number.to + 1 };
  if (next?.lower === "+") return { ...number, isAtLeast: true, to: number.to + 1 };
  if (next && ["euro", "euros", "eur"].includes(next.lower)) return { ...number, currency: "EUR", to: number.to + 1 };
  if (next && ["dollars", "usd"].includes(next.lower)) return { ...number, currency: "USD", to: number.to + 1 };
  if (next && ["pounds", "gbp"].includes(next.lower)) return { ...number, currency: "GBP", to: number.to + 1 };
  return number;
}
