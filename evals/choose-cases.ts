import { z } from "zod";

import { categories, type EvalCase, splits } from "./case";

export const choiceShape = z.object({
  category: z.enum(categories).optional(),
  split: z.enum(splits).optional(),
  case: z.string().optional(),
});
export type Choice = z.infer<typeof choiceShape>;

export function chooseCases(cases: readonly EvalCase[], choice: Choice): EvalCase[] {
  return cases.filter(
    ({ id, category, split }) =>
      (choice.category === undefined || choice.category === category) &&
      (choice.split === undefined || choice.split === split) &&
      (choice.case === undefined || choice.case === id),
  );
}
