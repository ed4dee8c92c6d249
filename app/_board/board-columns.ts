import { formatMoney, formatNumber } from "@/app/_lib/format-value";
import type { FieldDefinition, ObjectDefinition, OptionDefinition, RecordRow } from "@/app/_lib/types";
import type { Moves } from "@/app/_views/use-moves";

/** One place a card can be: an option of the board's field, or none of them. */
export type Place = { key: string | null; label: string; option: OptionDefinition | null; isFoot: boolean };

export const placeId = (place: Place): string => `place:${place.key ?? ""}`;

/** Options in their order; won and lost are the foot of the board, where cards go to leave it. */
export function placesOf(field: FieldDefinition, hasEmpty: boolean): Place[] {
  const options = field.options ?? [];
  const isEnd = (option: OptionDefinition) => option.kind === "won" || option.kind === "lost";
  const place = (option: OptionDefinition): Place => ({
    key: option.key,
    label: option.label,
    option,
    isFoot: isEnd(option),
  });
  const empty: Place = { key: null, label: `No ${field.label.toLowerCase()}`, option: null, isFoot: false };
  return [
    ...(hasEmpty ? [empty] : []),
    ...options.filter((option) => !isEnd(option)).map(place),
    ...options.filter(isEnd).map(place),
  ];
}

export const amountField = (object: ObjectDefinition): FieldDefinition | null =>
  object.fields.find((field) => field.role === "amount" && (field.type === "currency" || field.type === "number")) ??
  null;

export function amountText(field: FieldDefinition, amount: number): string {
  return field.type === "currency" ? formatMoney(Math.round(amount), field.currency) : formatNumber(amount);
}

export type Total = { count: number; sum: number };

export function totalsWith(totals: ReadonlyMap<string | null, Total>, moves: Moves, amount: FieldDefinition | null) {
  const next = new Map(totals);
  const add = (key: string | null, record: RecordRow, sign: 1 | -1) => {
    const now = next.get(key) ?? { count: 0, sum: 0 };
    const value = amount ? Number(record.values[amount.key] ?? 0) : 0;
    next.set(key, { count: Math.max(0, now.count + sign), sum: now.sum + sign * value });
  };
  for (const { record, from, to } of moves.values()) {
    add(from, record, -1);
    add(to, record, 1);
  }
  return next;
}
