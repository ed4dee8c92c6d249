import { parentPort } from "node:worker_threads";

import { AppError, type ErrorCode } from "@/tools/core/app-error";
import type { DocumentFile } from "./document-parts";
import { readBytes } from "./read-bytes";
import type { ReadDocument } from "./read-document";

export type WorkerAnswer =
  | { document: ReadDocument }
  | { refusal: { code: ErrorCode; message: string } }
  | { failure: string };

// Of a broken PDF, pdf.js leaves promises behind that nobody waits for; what it gives for the pages is what counts.
process.on("unhandledRejection", () => undefined);

// The other side of run-worker.ts: reads one document at a time and says what came of it.
parentPort?.on("message", async (file: DocumentFile) => parentPort?.postMessage(await answerTo(file)));

async function answerTo(file: DocumentFile): Promise<WorkerAnswer> {
  try {
    return { document: await readBytes(file) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: { code: error.code, message: error.message } };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
