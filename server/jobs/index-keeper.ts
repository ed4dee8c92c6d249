import type { Atrium } from "@/server/atrium";
import { embedMissing, indexMissing } from "@/tools/knowledge/keep-index";

/** After this long another attempt is made where no vectors could be had. */
const restMilliseconds = 300_000;

type Options = { log(error: unknown): void; signal: AbortSignal };
export type IndexKeeper = { index(): void; embed(): void; idle(): Promise<void> };

/** Gives the texts of records what search needs of them, behind the requests: one thing at a time, never awaited by a start. */
export function openIndexKeeper(atrium: Atrium, { log, signal }: Options): IndexKeeper {
  let last: Promise<void> = Promise.resolve();
  let isWaiting = false;
  let restsUntil = 0;
  const each = async (work: typeof indexMissing): Promise<void> => {
    let failure: unknown;
    for (const environment of await atrium.environments())
      await work(environment, signal).catch((error: unknown) => {
        failure ??= error;
      });
    if (failure !== undefined) throw failure;
  };
  const then = (work: () => Promise<void>): void => {
    last = last
      .then(() => (signal.aborted ? undefined : work()))
      .catch((error) => (signal.aborted ? undefined : log(error)));
  };
  const embed = async (): Promise<void> => {
    isWaiting = false;
    if (Date.now() < restsUntil) return;
    await each(embedMissing).catch((error) => {
      restsUntil = Date.now() + restMilliseconds;
      throw error;
    });
  };
  return {
    index: () => then(() => each(indexMissing)),
    embed() {
      if (isWaiting) return;
      isWaiting = true;
      then(embed);
    },
    idle: () => last,
  };
}
