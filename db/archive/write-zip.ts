import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";

import type { Manifest } from "./manifest";
import type { Part } from "./read-workspace";

export const manifestName = "manifest.json";
export const manifestHashName = "manifest.sha256";

/** One archive out of the parts, handed on as it grows; the manifest comes last, because it counts what came before. */
export async function writeZip(
  parts: AsyncGenerator<Part, Manifest>,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Manifest> {
  const zip = new ZipFile();
  const writing = (async (): Promise<never> => {
    for await (const chunk of zip.outputStream) await write(chunk as Buffer);
    throw new EndOfArchive();
  })();
  writing.catch(() => undefined);
  const add = async (name: string, bytes: Uint8Array): Promise<void> => {
    const isTaken = new Promise<void>((done) => zip.addReadStreamLazy(name, {}, once(bytes, done)));
    // Whoever fails to write ends the waiting.
    await Promise.race([isTaken, writing]);
  };
  for (;;) {
    const next = await parts.next();
    if (!next.done) {
      await add(next.value.name, next.value.bytes);
      continue;
    }
    const manifest = Buffer.from(JSON.stringify(next.value));
    await add(manifestName, manifest);
    await add(manifestHashName, Buffer.from(createHash("sha256").update(manifest).digest("hex")));
    zip.end();
    await writing.catch((error: unknown) => {
      if (!(error instanceof EndOfArchive)) throw error;
    });
    return next.value;
  }
}

class EndOfArchive extends Error {}

type Hand = (error: null, stream: Readable) => void;

/** The archive remembers every entry to its end, so an entry must not hold on to its bytes. */
function once(bytes: Uint8Array, onTaken: () => void): (hand: Hand) => void {
  const left = [bytes];
  return (hand) => {
    const stream = Readable.from(left.splice(0));
    stream.once("close", onTaken);
    hand(null, stream);
  };
}
