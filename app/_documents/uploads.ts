import { writeTool } from "@/app/_lib/api";
import { failureText, lastChangeStore } from "@/app/_lib/change";
import { refreshRecords } from "@/app/_lib/query";
import { createStore } from "@/app/_lib/store";
import { upload } from "@/app/_lib/upload";
import type { DocumentItem } from "./use-documents";

/** Where the files go: into a folder, or as the next version of a document. */
export type Target = { folder?: string | undefined; documentId?: string | undefined };

/** A file on its way to be a document; what is read of it is the job's to say. */
export type Upload = {
  key: string;
  fileName: string;
  target: Target;
  /** How much of it was sent; null while it waits for those before it. */
  share: number | null;
  item: DocumentItem | null;
  isKnown: boolean;
  jobId: string | null;
  failure: string | null;
};

/** Outlasts the page, so that one can look at a document while others are on their way. */
export const uploadStore = createStore<readonly Upload[]>([]);

export function leaveUploads(keys: readonly string[]): void {
  uploadStore.set((all) => all.filter(({ key }) => !keys.includes(key)));
}

let line: Promise<void> = Promise.resolve();

/** One after the other, so that the first is there early. */
export function sendFiles(files: Iterable<File>, target: Target): void {
  for (const file of files) {
    const key = crypto.randomUUID();
    const waiting = { key, fileName: file.name, target, share: null, item: null, isKnown: false };
    uploadStore.set((all) => [...all, { ...waiting, jobId: null, failure: null }]);
    line = line.then(() => send(key, file, target));
  }
}

async function send(key: string, file: File, target: Target): Promise<void> {
  const note = (part: Partial<Upload>): void =>
    uploadStore.set((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  try {
    note({ share: 0 });
    const { fileId } = await upload(file, (share) => note({ share }));
    const { document, isKnown, jobId, changeSetId } = await writeTool("create_document", { fileId, ...target });
    note({ share: 1, item: document, isKnown, jobId });
    if (changeSetId) lastChangeStore.set({ changeSetId, label: `Added ${document.name}` });
    refreshRecords();
  } catch (error) {
    note({ failure: failureText(error) });
  }
}
