"use client";

import { FileText } from "lucide-react";
import Link from "next/link";

import { documentHref } from "@/app/_lib/document-place";
import { exactMoment, formatMoment } from "@/app/_lib/format-date";
import { useMay } from "@/app/_lib/use-may";
import { ChooseFiles } from "./choose-files.client";
import { DocumentMenu } from "./document-menu.client";
import { formatSize } from "./format-size";
import { sendFiles } from "./uploads";
import type { DocumentItem } from "./use-documents";
import { VersionState } from "./version-state";

const cell = "px-2 text-muted-foreground small:hidden";

export function DocumentRow({ item }: { item: DocumentItem }) {
  const { id, name, folder, owner, version } = item;
  const isFailed = version.state === "failed";
  return (
    <>
      <tr className={`hover:bg-accent ${isFailed ? "" : "border-b last:border-b-0"}`}>
        <td className="h-row py-1.5 pr-2 pl-3">
          <div className="flex min-w-0 items-center gap-2">
            <FileText aria-hidden="true" className="text-muted-foreground" />
            <Link href={documentHref(id)} prefetch={false} data-tip={name} className="cut font-medium hover:underline">
              {name}
            </Link>
          </div>
          <p className="cut pl-6 text-xs text-muted-foreground wide:hidden">
            {[folder, formatSize(version.size), owner.name].filter(Boolean).join(" · ")}
          </p>
        </td>
        <td className={`cut ${cell}`} data-tip={folder || undefined}>
          {folder}
        </td>
        <td className={`num ${cell}`}>{version.number}</td>
        <td className="px-2">
          <VersionState state={version.state} />
        </td>
        <td className={`num text-right ${cell}`}>{formatSize(version.size)}</td>
        <td className={`cut pl-4 ${cell}`} data-tip={owner.name}>
          {owner.name}
        </td>
        <td className={`cut ${cell}`} data-tip={exactMoment(version.createdAt)}>
          {formatMoment(version.createdAt)}
        </td>
        <td className="pr-1.5 text-right">
          <DocumentMenu item={item} />
        </td>
      </tr>
      {isFailed ? <FailedRow item={item} /> : null}
    </>
  );
}

/** Why it could not be read, and what to do about it, where it is seen. */
function FailedRow({ item: { id, name, version } }: { item: DocumentItem }) {
  const mayWrite = useMay("documents:write");
  return (
    <tr className="border-b last:border-b-0">
      {/* As many columns as a narrow screen has; a wide one has more. */}
      <td colSpan={3} className="px-3 pb-2 pl-9">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="text-destructive-text [overflow-wrap:anywhere]">{version.reason}</p>
          {mayWrite ? (
            <ChooseFiles
              variant="outline"
              size="sm"
              label={`Try another file for ${name}`}
              onFiles={(files) => sendFiles(files.slice(0, 1), { documentId: id })}
            >
              Try another file
            </ChooseFiles>
          ) : null}
        </div>
      </td>
      <td colSpan={5} className="small:hidden" />
    </tr>
  );
}
