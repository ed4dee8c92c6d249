"use client";

import { FileWarning } from "lucide-react";

import type { Range } from "@/app/_chat/markdown-blocks";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { useMay } from "@/app/_lib/use-may";
import { Badge } from "@/app/_ui/badge";
import { EmptyState } from "@/app/_ui/states";
import { DocumentText } from "./document-text.client";
import { formatSize } from "./format-size";
import { TextSkeleton } from "./text-skeleton";
import { UploadList } from "./upload-list.client";
import type { OpenDocument } from "./use-document";
import { VersionList } from "./version-list.client";
import { TryAnother, VersionNotes } from "./version-notes.client";
import { VersionState } from "./version-state";

type Props = { open: OpenDocument; mark: Range | undefined; isPanel?: boolean };

/** Heading and text, with the versions beside them, or between them on a narrow screen. */
export function DocumentBody({ open, mark, isPanel = false }: Props) {
  const { document: item, shown } = open;
  return (
    <div
      className={`mx-auto grid max-w-[1120px] gap-x-10 gap-y-4 small:grid-cols-1 small:p-4 ${isPanel ? "grid-cols-1 p-4" : "grid-cols-[minmax(0,1fr)_272px] p-6"}`}
    >
      <header className="col-span-full grid gap-1.5">
        <h1 className="text-xl font-semibold leading-tight [overflow-wrap:anywhere]">{item.name}</h1>
        <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-muted-foreground">
          <Badge className="num">Version {shown.number}</Badge>
          <span data-tip={exactMoment(shown.createdAt)}>{formatMoment(shown.createdAt)}</span>
          <span>· {formatSize(shown.size)}</span>
          {open.pages.length > 1 ? <span className="num">· {open.pages.length} pages</span> : null}
          <span>· {item.owner.name}</span>
        </p>
      </header>
      <article className="grid min-w-0 grid-cols-1 content-start gap-4 small:order-last">
        <UploadList isShown={({ target }) => target.documentId === item.id} />
        <VersionNotes open={open} />
        {shown.state === "ready" ? <DocumentText key={shown.id} open={open} mark={mark} /> : <Unread open={open} />}
      </article>
      {isPanel ? null : (
        <aside>
          <VersionList open={open} />
        </aside>
      )}
    </div>
  );
}

function Unread({ open: { document: item, shown } }: { open: OpenDocument }) {
  const mayWrite = useMay("documents:write");
  if (shown.state === "failed")
    return (
      <EmptyState
        icon={<FileWarning aria-hidden="true" />}
        title={`Version ${shown.number} could not be read`}
        action={mayWrite ? <TryAnother id={item.id} /> : null}
      >
        {shown.reason}
      </EmptyState>
    );
  return (
    <>
      <p role="status">
        <VersionState state={shown.state}>
          {shown.state === "waiting" ? "Waiting to be read" : "This version is being read"}
        </VersionState>
      </p>
      <TextSkeleton />
    </>
  );
}
