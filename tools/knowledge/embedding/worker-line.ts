import { Worker } from "node:worker_threads";

import { AppError } from "@/tools/core/app-error";

type AskOptions = { signal?: AbortSignal | undefined; isBackground?: boolean | undefined };

export type WorkerLine<Request, Reply> = {
  /** One answer for one request, in the order of asking; what is asked in the background waits for all others. */
  ask(request: Request, options?: AskOptions): Promise<Reply>;
  close(): Promise<void>;
};

/** What a person reads when the worker fails, and when it is asked after the end. */
export type WorkerLineOptions = { file: URL; failed: string; closed: string; idleMilliseconds: number };

type Waiting<Request, Reply> = {
  request: Request;
  isBackground: boolean;
  /** Set when a worker broke at it. */
  isSuspect: boolean;
  resolve(reply: Reply): void;
  reject(error: unknown): void;
};

/** One worker that starts with the first request, answers one at a time, and ends when it has been idle for a while. */
export function openWorkerLine<Request, Reply>(options: WorkerLineOptions): WorkerLine<Request, Reply> {
  const waiting: Waiting<Request, Reply>[] = [];
  let current: Waiting<Request, Reply> | null = null;
  let worker: Worker | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  function next(): void {
    current = waiting.shift() ?? null;
    if (!current) {
      rest();
      return;
    }
    clearTimeout(idleTimer);
    worker ??= start();
    worker.ref();
    worker.postMessage(current.request);
  }

  /** An idle worker holds no process open; when it is not needed for a while, its memory goes back. */
  function rest(): void {
    worker?.unref();
    idleTimer = setTimeout(() => void end(), options.idleMilliseconds);
    idleTimer.unref();
  }

  function start(): Worker {
    const started = new Worker(options.file);
    started.on("message", (reply: Reply) => {
      if (started !== worker || !current) return;
      current.resolve(reply);
      next();
    });
    started.on("error", (error) => lose(started, error));
    started.on("exit", (code) => lose(started, new Error(`The worker ended with code ${code}.`)));
    return started;
  }

  /** A worker may break for no fault of what it was at, so that gets one more worker; when that one breaks too, it is refused. */
  function lose(lost: Worker, cause: unknown): void {
    if (lost !== worker) return;
    worker = null;
    clearTimeout(idleTimer);
    void lost.terminate();
    if (current?.isSuspect) current.reject(failure(cause));
    else if (current) {
      current.isSuspect = true;
      waiting.unshift(current);
    }
    next();
  }

  function end(): Promise<unknown> {
    const ended = worker;
    worker = null;
    clearTimeout(idleTimer);
    return ended ? ended.terminate() : Promise.resolve();
  }

  const failure = (cause: unknown): AppError => new AppError("upstream_failed", options.failed, { cause });
  const refusal = (): AppError => new AppError("precondition_failed", options.closed);

  return {
    async ask(request, { signal, isBackground = false } = {}) {
      signal?.throwIfAborted();
      if (isClosed) throw refusal();
      const { promise, resolve, reject } = Promise.withResolvers<Reply>();
      const entry = { request, isBackground, isSuspect: false, resolve, reject };
      // A worker cannot stop half-way: the answer to what it is at is dropped, and what has not begun is not sent.
      const abandon = (): void => {
        const at = waiting.indexOf(entry);
        if (at >= 0) waiting.splice(at, 1);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", abandon, { once: true });
      const behind = isBackground ? -1 : waiting.findIndex((other) => other.isBackground);
      waiting.splice(behind < 0 ? waiting.length : behind, 0, entry);
      if (!current) next();
      try {
        return await promise;
      } finally {
        signal?.removeEventListener("abort", abandon);
      }
    },
    async close() {
      isClosed = true;
      const affected = [...(current ? [current] : []), ...waiting.splice(0)];
      current = null;
      for (const { reject } of affected) reject(refusal());
      await end();
    },
  };
}
