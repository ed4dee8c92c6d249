import { needsLibrary } from "@/evals/library";
import { readCases } from "@/evals/read-cases";
import { type CaseResult, runCase } from "@/evals/run-case";
import { readJob } from "@/evals/run-job";
import { openWorld, type World } from "@/evals/world";
import { writeTranscript } from "@/evals/write-transcript";
import { openSentenceEncoder } from "@/tools/knowledge/embedding/sentence-encoder";

type Request = { vars: Record<string, unknown> };

/** Atrium's assistant as promptfoo sees it: a case goes in, what was said and what became of the database comes out. */
// biome-ignore lint/style/noDefaultExport: promptfoo takes the default export.
export default class AtriumProvider {
  private readonly job = readJob();
  private readonly cases = new Map(readCases().map((one) => [one.id, one]));
  private readonly idle = { plain: [] as World[], library: [] as World[] };
  private readonly embedder = openSentenceEncoder();

  id(): string {
    return this.job.model;
  }

  async callApi(_prompt: string, { vars }: Request): Promise<object> {
    const given = this.cases.get(String(vars["id"]));
    if (!given) return { error: `There is no case ${String(vars["id"])}.` };
    // One database a case at a time; as many as promptfoo runs side by side.
    const isLibrary = needsLibrary(given);
    const idle = isLibrary ? this.idle.library : this.idle.plain;
    const world = idle.pop() ?? (await openWorld(isLibrary ? this.embedder : undefined));
    try {
      return this.response(await runCase(world, given, { models: this.job.models, model: this.job.model }));
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    } finally {
      idle.push(world);
    }
  }

  private response({ outcome, score, passesIdle }: CaseResult): object {
    const { input, output } = outcome.tokens;
    const { price } = this.job;
    return {
      output: writeTranscript(outcome),
      tokenUsage: { prompt: input, completion: output, total: input + output },
      ...(price ? { cost: (input * price.input + output * price.output) / 1_000_000 } : {}),
      metadata: { score, passesIdle, ...outcome },
    };
  }
}
