import { z } from "zod";

export const draftKinds = ["email", "call_script", "snippet"] as const;
/** The objects that a draft can be for. */
export const draftable: ReadonlySet<string> = new Set(["contacts", "companies", "deals"]);
export type DraftKind = (typeof draftKinds)[number];

const partShape = z.object({
  text: z.string(),
  fact: z
    .object({ object: z.string(), id: z.string(), field: z.string() })
    .optional()
    .describe("The field of the record that the words come from; absent where they are the frame of the draft."),
});
export type Part = z.infer<typeof partShape>;

const lineShape = z.array(partShape);
export type Line = Part[];

export const draftShape = z.object({
  kind: z.enum(draftKinds),
  about: z.object({ object: z.string(), id: z.string(), name: z.string() }),
  to: z.object({ id: z.string(), name: z.string(), email: z.string().nullable() }).nullable(),
  subject: lineShape.nullable().describe("Of an email."),
  sections: z.array(z.object({ title: z.string().nullable(), lines: z.array(lineShape) })),
  missing: z.array(z.string()).describe("What the record does not say and the draft would need."),
});
export type Draft = z.infer<typeof draftShape>;
export type Section = Draft["sections"][number];

export const said = (text: string): Part => ({ text });
