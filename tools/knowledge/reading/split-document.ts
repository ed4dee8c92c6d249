import { runInWorker } from "./run-worker";
import { type Chunk, splitText } from "./split-text";

/** Of any text up to here, a start of the worker would take longer. */
const shortText = 100_000;

type SplitOptions = { signal?: AbortSignal; timeoutMilliseconds?: number };

/** As `splitText`, but a long text does not hold up the process; the name is for what has to be told. */
export async function splitDocument(
  { name, text, pages = [] }: { name: string; text: string; pages?: number[] },
  options: SplitOptions = {},
): Promise<Chunk[]> {
  if (text.length <= shortText) return splitText(text, pages);
  return runInWorker("split", { name, text, pages }, options);
}
