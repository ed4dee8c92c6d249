import { formatNumber } from "@/app/_lib/format-value";

/** Below a cent there is little to read; nothing at all is said as nothing. */
export function toMoney(amount: number, currency: string): string {
  return amount > 0 && amount < 0.01 ? `under 0.01 ${currency}` : `${formatNumber(amount)} ${currency}`;
}
