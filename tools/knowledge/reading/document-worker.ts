import { parentPort } from "node:worker_threads";

import { AppError, type ErrorCode } from "@/tools/core/app-error";
import { type JobKind, type WorkerJobs, workerJobs } from "./worker-jobs";

export type WorkerQuestion<Kind extends JobKind> = { kind: Kind; input: WorkerJobs[Kind]["input"] };
export type WorkerAnswer<Kind extends JobKind> =
  | { output: WorkerJobs[Kind]["output"] }
  | { refusal: { code: ErrorCode; message: string } }
  | { failure: string };

// Of a broken PDF, pdf.js leaves promises behind that nobody waits for; what it gives for the pages is what counts.
process.on("unhandledRejection", () => undefined);

// The other side of run-worker.ts: does one job at a time and says what came of it.
parentPort?.on("message", async <Kind extends JobKind>(question: WorkerQuestion<Kind>) =>
  parentPort?.postMessage(await answerTo(question)),
);

async function answerTo<Kind extends JobKind>({ kind, input }: WorkerQuestion<Kind>): Promise<WorkerAnswer<Kind>> {
  try {
    return { output: await workerJobs[kind](input) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: { code: error.code, message: error.message } };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
