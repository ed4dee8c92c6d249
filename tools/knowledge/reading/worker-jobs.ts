import type { DocumentFile } from "./document-parts";
import { readBytes } from "./read-bytes";
import type { ReadDocument } from "./read-document";
import { type Chunk, splitText } from "./split-text";

/** What is done away from the process, as it may take long for a file that somebody made to take long. */
export type WorkerJobs = {
  read: { input: DocumentFile; output: ReadDocument };
  split: { input: { name: string; text: string; pages: number[] }; output: Chunk[] };
};
export type JobKind = keyof WorkerJobs;

export const workerJobs: {
  [Kind in JobKind]: (input: WorkerJobs[Kind]["input"]) => Promise<WorkerJobs[Kind]["output"]>;
} = {
  read: readBytes,
  split: async ({ text, pages }) => splitText(text, pages),
};
