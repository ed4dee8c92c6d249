"use client";

import { X } from "lucide-react";

import { useStore } from "@/app/_lib/store";
import { IconButton } from "@/app/_ui/button";
import { UploadRow } from "./upload-row.client";
import { leaveUploads, type Upload, uploadStore } from "./uploads";

/** The files of this tab that are on their way, each until it is put aside. */
export function UploadList({ isShown = () => true }: { isShown?: (upload: Upload) => boolean }) {
  const uploads = useStore(uploadStore).filter(isShown);
  if (uploads.length === 0) return null;
  return (
    <section aria-label="Uploads" className="rounded-lg border bg-card">
      <header className="flex h-9 items-center gap-2 border-b pr-1 pl-3">
        <h2 className="font-medium">Uploads</h2>
        <span className="num text-muted-foreground">{uploads.length}</span>
        <IconButton
          label="Put the uploads aside"
          size="icon-sm"
          className="ml-auto"
          onClick={() => leaveUploads(uploads.map(({ key }) => key))}
        >
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <ul className="scroll-thin max-h-80 overflow-y-auto">
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} />
        ))}
      </ul>
    </section>
  );
}
