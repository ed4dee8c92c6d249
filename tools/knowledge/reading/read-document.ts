import { AppError } from "@/tools/core/app-error";
import { readable } from "./document-kinds";
import { limits } from "./limits";
import { runInWorker } from "./run-worker";

export type ReadDocument = {
  /** What it is by its bytes, not by its name. */
  mediaType: string;
  /** From the document's own metadata, or its first heading. */
  title: string | null;
  /** Canonical Markdown (NFC, \n line ends, no NUL): what is stored, searched, quoted and edited. */
  text: string;
  /** Offset in the text at which each page begins; empty where the format has no pages. */
  pages: number[];
  /** What a reader has to be told: "Pages 3-5 hold pictures without text." */
  notices: string[];
};

/** Turns an uploaded document into text with places; what cannot be read is refused with what to do. */
export async function readDocument(
  file: { name: string; bytes: Uint8Array },
  options: { signal?: AbortSignal; timeoutMilliseconds?: number } = {},
): Promise<ReadDocument> {
  if (file.bytes.length === 0)
    throw new AppError("invalid_input", `${file.name} is empty. Upload a document with text in it.`);
  if (file.bytes.length > limits.bytes)
    throw new AppError(
      "invalid_input",
      `${file.name} is larger than 50 MB. Split it and upload the parts. ${readable}`,
    );
  return runInWorker("read", file, options);
}
