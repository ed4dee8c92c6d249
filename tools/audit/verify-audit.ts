import { z } from "zod";

import { checkSeals, hasSeal } from "@/db/changes/seals";
import { defineTool } from "@/tools/core/define-tool";

export const verifyAudit = defineTool({
  name: "verify_audit",
  description:
    "Check that nobody altered, removed or slipped in a change behind Atrium's back: works every seal of the audit log out again and names the first that differs. Note lastHash elsewhere and pass it later as knownHash to see that the seals were not made anew.",
  input: z.object({
    knownHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "A hash is 64 characters, 0 to 9 and a to f. Copy lastHash of an earlier check.")
      .optional()
      .describe("lastHash of an earlier check."),
  }),
  output: z.object({
    isIntact: z.boolean(),
    sealCount: z.number(),
    sealedCount: z.number().describe("Changes under a seal."),
    unsealedCount: z.number().describe("Changes too young for a seal."),
    erasedCount: z.number().describe("Changes whose values were erased by law; that they were there is sealed."),
    lastHash: z.string().nullable(),
    isKnownHashFound: z.boolean().nullable().describe("null when no knownHash was passed."),
    difference: z
      .object({
        seal: z.number(),
        sealedAt: z.string(),
        firstChange: z.number(),
        lastChange: z.number(),
        sealedCount: z.number(),
        foundCount: z.number(),
      })
      .nullable()
      .describe("The first seal that differs, with the changes it covers and how many of them are there now."),
  }),
  permission: "settings:write",
  effect: "read",
  examples: [
    { say: "verify the audit log", input: {} },
    { say: "was the change log tampered with", input: {} },
    { say: "check that the audit log is intact", input: {} },
  ],
  summarize: (_, output) => (output.isIntact ? "The audit log is intact" : "The audit log was altered"),

  async handler(ctx, { knownHash }) {
    const check = await checkSeals(ctx.session);
    const isKnownHashFound = knownHash ? await hasSeal(ctx.session, knownHash) : null;
    return { ...check, isIntact: check.difference === null && isKnownHashFound !== false, isKnownHashFound };
  },
});
