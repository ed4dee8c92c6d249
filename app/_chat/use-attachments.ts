import { useState } from "react";

import { failureText } from "@/app/_lib/change";
import type { AttachedFile } from "./mention";

/** A file beside the message that is being written: on its way, there, or refused. */
export type Attachment = { key: string; name: string; share: number; fileId: string | null; failure: string | null };

export type Attachments = {
  list: Attachment[];
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  /** Those that have arrived, for the message that is sent now. */
  take: () => AttachedFile[];
  isSending: boolean;
};

const most = 10;

export function useAttachments(): Attachments {
  const [list, setList] = useState<Attachment[]>([]);

  const send = async (key: string, file: File): Promise<void> => {
    const change = (part: Partial<Attachment>) =>
      setList((known) => known.map((each) => (each.key === key ? { ...each, ...part } : each)));
    try {
      const { upload } = await import("@/app/_lib/upload");
      const { fileId } = await upload(file, (share) => change({ share }));
      change({ fileId, share: 1 });
    } catch (error) {
      change({ failure: failureText(error) });
    }
  };

  return {
    list,
    add: (files) => {
      const added = [...files]
        .slice(0, most - list.length)
        .map((file) => ({ file, key: `${file.name} ${file.lastModified} ${crypto.randomUUID()}` }));
      setList((known) => [
        ...known,
        ...added.map(({ file, key }) => ({ key, name: file.name, share: 0, fileId: null, failure: null })),
      ]);
      for (const { file, key } of added) void send(key, file);
    },
    remove: (key) => setList((known) => known.filter((each) => each.key !== key)),
    take: () => {
      const files = list.flatMap(({ fileId, name }) => (fileId ? [{ id: fileId, name }] : []));
      setList([]);
      return files;
    },
    isSending: list.some(({ fileId, failure }) => fileId === null && failure === null),
  };
}
