import { z } from "zod";

import type { ObjectDefinition } from "@/db/objects/definition";
import { AppError } from "@/tools/core/app-error";

export const aboutShape = z
  .array(z.object({ object: z.string().max(63), id: z.uuid() }))
  .max(10)
  .describe("The records it is about, by object and id.");

/** Which lookup of a note or task points to each record it is about. */
export function aboutValues(object: ObjectDefinition, about: z.output<typeof aboutShape>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const link of about) {
    const field = object.fields.find((candidate) => candidate.type === "lookup" && candidate.target === link.object);
    if (!field)
      throw new AppError("invalid_input", `A ${object.label.toLowerCase()} cannot be linked to ${link.object}.`);
    if (values[field.key])
      throw new AppError(
        "invalid_input",
        `A ${object.label.toLowerCase()} is linked to one ${field.label.toLowerCase()} at most.`,
      );
    values[field.key] = link.id;
  }
  return values;
}
