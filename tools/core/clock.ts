import { createHash, randomBytes } from "node:crypto";

/** Time and chance, injected so that a turn can be repeated to the byte. */
export type Clock = {
  now(): Date;
  newId(): string;
  /** Begins to measure; the answer says how many milliseconds have passed, none while the time stands still. */
  startTimer(): () => number;
};

/** The real time, or a fixed one; with a seed the ids repeat as well. */
export function createClock(options: { now?: Date | undefined; seed?: string | undefined } = {}): Clock {
  const now = (): Date => (options.now ? new Date(options.now) : new Date());
  const random = options.seed === undefined ? () => randomBytes(10) : seededBytes(options.seed);
  let last = 0;
  return {
    now,
    startTimer() {
      const started = performance.now();
      return options.now ? () => 0 : () => Math.round(performance.now() - started);
    },
    newId() {
      // Ids of one process grow even within a millisecond, so that order by id is order of creation.
      last = Math.max(now().getTime(), last + 1);
      return uuidV7(last, random());
    },
  };
}

function seededBytes(seed: string): () => Buffer {
  let count = 0;
  return () => {
    count += 1;
    return createHash("sha256").update(`${seed}:${count}`).digest().subarray(0, 10);
  };
}

/** RFC 9562: 48 bits of time, then random bits around version and variant. */
function uuidV7(milliseconds: number, random: Buffer): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  random.copy(bytes, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
