import { listModels, type ModelSettings } from "@/agent/models/models";
import { runJob } from "@/tools/jobs/run-job";
import type { EvalCase } from "./case";
import { converse } from "./converse";
import { compare } from "./difference";
import { needsLibrary } from "./library";
import { nothing, type Outcome } from "./outcome";
import { lookAt, prepareCase } from "./prepare-case";
import { type Score, score } from "./score";
import { takeSnapshot } from "./snapshot";
import { inThrowAway, type World } from "./world";

export type CaseResult = { outcome: Outcome; score: Score; passesIdle: boolean };
export type RunOptions = { models: ModelSettings; model?: string | undefined };

/** One case from beginning to end, in a database that is as it was when this returns. */
export function runCase(world: World, given: EvalCase, options: RunOptions): Promise<CaseResult> {
  return inThrowAway(world, given.id, async (environment, session) => {
    const { actor, before, expected, context, defaults } = await prepareCase(world, environment, session, given);
    const model = options.model ?? listModels(options.models)[0]?.id ?? "";
    const jobs: string[] = [];
    const turn = {
      environment: needsLibrary(given) ? { ...environment, onJob: (id: string) => void jobs.push(id) } : environment,
      actor,
      door: "eval",
    };
    const settle = async (): Promise<void> => {
      for (const id of jobs.splice(0)) await runJob(environment, id);
    };
    const talk = await converse(turn, given.turns, { models: options.models, model, context, settle });
    const outcome = { ...talk, changes: compare(before, lookAt(given, await takeSnapshot(session))) };
    return {
      outcome,
      score: score(given, expected, outcome, defaults),
      passesIdle: score(given, expected, nothing, defaults).verdict === "right",
    };
  });
}
