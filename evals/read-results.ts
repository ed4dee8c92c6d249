import { readFileSync } from "node:fs";
import { z } from "zod";

import { categories, splits } from "./case";
import { verdicts } from "./score";

const rowShape = z.object({
  testCase: z.object({ metadata: z.object({ id: z.string(), category: z.enum(categories), split: z.enum(splits) }) }),
  vars: z.object({ talk: z.string() }),
  error: z.string().nullish(),
  cost: z.number().nullish(),
  response: z
    .object({
      error: z.string().nullish(),
      metadata: z
        .object({
          score: z.object({ verdict: z.enum(verdicts), cause: z.string(), details: z.array(z.string()) }),
          passesIdle: z.boolean(),
          milliseconds: z.number(),
          tokens: z.object({ input: z.number(), output: z.number() }),
          turns: z.array(z.object({ text: z.string(), calls: z.array(z.object({ tool: z.string() })) })),
        })
        .optional(),
    })
    .nullish(),
});
const reportShape = z.object({ results: z.object({ results: z.array(rowShape) }) });

/** One run of one case. */
export type Result = {
  id: string;
  category: (typeof categories)[number];
  split: (typeof splits)[number];
  said: string;
  verdict: (typeof verdicts)[number];
  cause: string;
  details: string[];
  passesIdle: boolean;
  milliseconds: number;
  tokens: number;
  cost: number;
};

/** What promptfoo wrote; a case that broke the runner itself is wrong, and says how. */
export function readResults(path: string): Result[] {
  const report = reportShape.parse(JSON.parse(readFileSync(path, "utf8")));
  return report.results.results.map(({ testCase, vars, response, error, cost }) => {
    const metadata = response?.metadata;
    const broken = { verdict: "wrong" as const, cause: "the case could not be run" };
    return {
      ...testCase.metadata,
      said: vars.talk,
      ...(metadata?.score ?? { ...broken, details: [response?.error ?? error ?? "No answer."] }),
      passesIdle: metadata?.passesIdle ?? false,
      milliseconds: metadata?.milliseconds ?? 0,
      tokens: (metadata?.tokens.input ?? 0) + (metadata?.tokens.output ?? 0),
      cost: cost ?? 0,
    };
  });
}
