import { Worker } from "node:worker_threads";

import { AppError } from "@/tools/core/app-error";
import type { WorkerAnswer, WorkerQuestion } from "./document-worker";
import type { JobKind, WorkerJobs } from "./worker-jobs";

export type RunOptions = {
  signal?: AbortSignal | undefined;
  timeoutMilliseconds?: number | undefined;
  memoryBytes?: number | undefined;
};

const defaults = { timeoutMilliseconds: 60_000, memoryBytes: 1_500 * 1024 * 1024 };
const idleMilliseconds = 30_000;
const memoryEvery = 100;
/** A worker that grew by more than this is not kept, so that its memory comes back. */
const mostKept = 256 * 1024 * 1024;

/** One worker for all documents, one document after the other: a hostile one costs one core, and ends with its worker. */
let worker: Worker | null = null;
let idle: NodeJS.Timeout | null = null;
let line: Promise<unknown> = Promise.resolve();

type Output<Kind extends JobKind> = WorkerJobs[Kind]["output"];

/** Runs a job where it cannot stop the process: it ends on abort, after its time, or when it takes too much memory. */
export async function runInWorker<Kind extends JobKind>(
  kind: Kind,
  input: WorkerJobs[Kind]["input"],
  options: RunOptions = {},
): Promise<Output<Kind>> {
  const { signal } = options;
  signal?.throwIfAborted();
  const turn = line.then(() => {
    signal?.throwIfAborted();
    return run({ kind, input }, options);
  });
  line = turn.catch(() => undefined);
  // Whoever gives up while others are read need not wait for them.
  const gaveUp = Promise.withResolvers<never>();
  const onAbort = () => gaveUp.reject(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    return await Promise.race([turn, gaveUp.promise]);
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

async function run<Kind extends JobKind>(question: WorkerQuestion<Kind>, options: RunOptions): Promise<Output<Kind>> {
  const { name } = question.input;
  const { timeoutMilliseconds = defaults.timeoutMilliseconds, memoryBytes = defaults.memoryBytes, signal } = options;
  const current = takeWorker();
  const atStart = process.memoryUsage.rss();
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer<Kind>>();
  const refuse = (message: string) => reject(new AppError("invalid_input", `${name} ${message}`));
  const failed = (cause: unknown) => reject(unreadable(name, cause));
  const onAbort = () => reject(signal?.reason);
  const timer = setTimeout(() => refuse(tooLong(timeoutMilliseconds)), timeoutMilliseconds);
  // Counted from the least, since what others give back meanwhile would hide what this one takes.
  let least = atStart;
  const watch = setInterval(() => {
    const now = process.memoryUsage.rss();
    least = Math.min(least, now);
    if (now - least > memoryBytes) refuse(tooMuch);
  }, memoryEvery);
  signal?.addEventListener("abort", onAbort, { once: true });
  current.once("message", resolve).once("error", failed).once("exit", failed);
  let answer: WorkerAnswer<Kind>;
  try {
    current.postMessage(question);
    answer = await promise;
  } catch (error) {
    endWorker();
    throw error;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal?.removeEventListener("abort", onAbort);
  }
  if ("output" in answer || "refusal" in answer) keepWorker(current, atStart);
  else endWorker();
  if ("output" in answer) return answer.output;
  if ("refusal" in answer) throw new AppError(answer.refusal.code, answer.refusal.message);
  throw unreadable(name, answer.failure);
}

const tooLong = (milliseconds: number): string =>
  `takes longer than ${milliseconds / 1000} seconds to read. Split it, or save it as plain text, and upload that.`;
const tooMuch = "needs too much memory to read. Split it, or save it as plain text, and upload that.";

const unreadable = (name: string, cause: unknown): AppError =>
  new AppError("invalid_input", `${name} cannot be read. Open it in another program, save it again and upload that.`, {
    cause,
  });

function takeWorker(): Worker {
  if (idle) clearTimeout(idle);
  idle = null;
  worker ??= new Worker(new URL("./document-worker.ts", import.meta.url));
  worker.ref();
  return worker;
}

/** Kept for the next document; neither it nor its timer keeps a process from ending. */
function keepWorker(current: Worker, atStart: number): void {
  if (process.memoryUsage.rss() - atStart > mostKept) {
    endWorker();
    return;
  }
  current.removeAllListeners();
  current.once("exit", forget).once("error", forget);
  current.unref();
  idle = setTimeout(endWorker, idleMilliseconds);
  idle.unref();
}

function forget(this: Worker): void {
  if (worker === this) worker = null;
}

function endWorker(): void {
  const ended = worker;
  worker = null;
  if (idle) clearTimeout(idle);
  idle = null;
  // A worker that fails while it ends must not take the process with it.
  ended?.removeAllListeners().on("error", () => undefined);
  void ended?.terminate();
}
