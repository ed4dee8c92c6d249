"use client";

import { FileSearch, Library, Trash2, Upload } from "lucide-react";
import Link from "next/link";

import { buttonVariants } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { ChooseFiles } from "./choose-files.client";
import type { DocumentsPlace } from "./documents-address";
import { DocumentsTable } from "./documents-table.client";
import { LoadMore } from "./load-more.client";
import type { useDocuments } from "./use-documents";

type Props = {
  place: DocumentsPlace;
  documents: ReturnType<typeof useDocuments>;
  /** null for who may only read. */
  onFiles: ((files: File[]) => void) | null;
};

export function DocumentsList({ place, documents, onFiles }: Props) {
  const { items, data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = documents;
  if (error && !data)
    return <ErrorState title="The documents did not load" error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div className="rounded-lg border">
        <RowSkeletons count={10} className="h-row" />
      </div>
    );
  if (items.length === 0) return <NoDocuments place={place} onFiles={onFiles} />;
  return (
    <>
      <DocumentsTable items={items} isTrash={place.isTrash ?? false} />
      {hasNextPage ? (
        <LoadMore label="Show more documents" isBusy={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      ) : null}
    </>
  );
}

function NoDocuments({ place, onFiles }: Pick<Props, "place" | "onFiles">) {
  if (place.search)
    return (
      <EmptyState
        icon={<FileSearch aria-hidden="true" />}
        title={`No document has “${place.search}” in its name`}
        action={
          <Link href="/documents" className={buttonVariants({ variant: "outline" })}>
            Show all documents
          </Link>
        }
      >
        Names are searched here. To find what documents say, ask in the conversation.
      </EmptyState>
    );
  if (place.isTrash)
    return (
      <EmptyState icon={<Trash2 aria-hidden="true" />} title="The trash is empty">
        Documents that are deleted lie here until they are restored or destroyed.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Library aria-hidden="true" />}
      title={place.folder === undefined ? "No documents yet" : "Nothing in this folder"}
      action={
        onFiles ? (
          <ChooseFiles isMany onFiles={onFiles}>
            <Upload aria-hidden="true" />
            Choose files
          </ChooseFiles>
        ) : null
      }
    >
      {onFiles
        ? "Drop contracts, price lists and guides here: PDF, Word, Markdown, text, HTML or CSV. What they say can then be searched and quoted."
        : "Nobody has added one. You can look at documents; adding them takes another role."}
    </EmptyState>
  );
}
