import { Buffer } from "node:buffer";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";

import { AppError } from "@/tools/core/app-error";
import type { DocumentFile } from "@/tools/knowledge/reading/document-parts";
import { limits } from "@/tools/knowledge/reading/limits";

const mostEntries = 10_000;

export type Archive = {
  names: string[];
  read: (isWanted: (name: string) => boolean) => Promise<Map<string, Uint8Array>>;
};

/** The list of a ZIP archive. One that would become too large is refused by what it declares, before anything is unpacked. */
export async function openArchive({ name, bytes }: DocumentFile): Promise<Archive> {
  return orDamaged(name, async () => {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      autoClose: false,
    });
    const entries: Entry[] = [];
    let inflated = 0;
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      inflated += entry.uncompressedSize;
      if (entries.length > mostEntries || inflated > limits.inflatedBytes) throw tooLarge(name);
      if (entry.isEncrypted())
        throw new AppError("invalid_input", `${name} is protected by a password. Save it without one and upload that.`);
    }
    return {
      names: entries.map(({ fileName }) => fileName),
      read: (isWanted) =>
        orDamaged(name, () =>
          readEntries(
            zip,
            entries.filter(({ fileName }) => isWanted(fileName)),
          ),
        ),
    };
  });
}

/** An entry that is larger than it declares ends its stream with an error at that size. */
async function readEntries(zip: ZipFile, entries: readonly Entry[]): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    contents.set(entry.fileName, Buffer.concat(pieces));
  }
  return contents;
}

const tooLarge = (name: string): AppError =>
  new AppError(
    "invalid_input",
    `${name} would take more than 200 MB once unpacked. Take out what is not text, or split it, and upload that.`,
  );

async function orDamaged<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const message = `${name} is damaged: it cannot be unpacked. Open it in another program, save it again and upload that.`;
    throw new AppError("invalid_input", message, { cause: error });
  }
}
