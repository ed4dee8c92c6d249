import { z } from "zod";

/** A value that an undo left alone, and why. */
export const conflictShape = z.object({
  object: z.string(),
  recordId: z.string(),
  recordName: z.string(),
  field: z.string(),
  why: z.string(),
});
