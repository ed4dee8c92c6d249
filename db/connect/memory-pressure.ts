const messageLimit = 8 * 1024 * 1024;
const longMilliseconds = 1000;

/**
 * The garbage collector does not see how much memory the embedded database's messages and pages hold, and waits until
 * they are gigabytes. So it is told: after opening, after many large messages, and after a long transaction.
 */
export class MemoryPressure {
  private pending = 0;

  collect(): void {
    this.pending = 0;
    Bun.gc(true);
  }

  afterMessage(params: readonly unknown[] = []): void {
    for (const param of params) if (typeof param === "string") this.pending += param.length;
    if (this.pending > messageLimit) this.collect();
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      if (performance.now() - started > longMilliseconds) this.collect();
    }
  }
}
