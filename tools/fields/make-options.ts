import type { OptionDefinition } from "@/db/objects/definition";
import { optionKey } from "@/db/objects/make-key";
import { suggestion } from "@/db/query/closest";
import { AppError } from "@/tools/core/app-error";
import type { OptionInput } from "./field-input";
import { sameName } from "./find-field";

/** The list as it will be stored. A key is made once, so that records keep their option when it is renamed. */
export function makeOptions(
  input: readonly (string | OptionInput)[],
  before: readonly OptionDefinition[] = [],
): OptionDefinition[] {
  const taken = new Set(before.map((option) => option.key));
  const made: OptionDefinition[] = [];
  for (const [place, raw] of input.entries()) {
    const given = typeof raw === "string" ? { label: raw } : raw;
    const known = findKnown(given, before);
    if (made.some((option) => sameName(option.label, given.label)))
      throw new AppError("invalid_input", `The option "${given.label}" is there twice.`);
    const key = known?.key ?? optionKey(given.label, taken);
    if (made.some((option) => option.key === key))
      throw new AppError("invalid_input", `The option "${key}" is there twice.`);
    taken.add(key);
    const { tint = known?.tint ?? (place % 5) + 1, kind = known?.kind, synonyms = known?.synonyms } = given;
    made.push({ key, label: given.label, tint, ...(kind ? { kind } : {}), ...(synonyms ? { synonyms } : {}) });
  }
  return made;
}

function findKnown(
  given: { key?: string | undefined; label: string },
  before: readonly OptionDefinition[],
): OptionDefinition | undefined {
  if (given.key === undefined) return before.find((option) => sameName(option.label, given.label));
  const known = before.find((option) => option.key === given.key);
  if (known) return known;
  const keys = before.map((option) => option.key);
  throw new AppError("invalid_input", `There is no option "${given.key}". ${suggestion(given.key, keys)}`);
}
