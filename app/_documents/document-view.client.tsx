"use client";

import { FileUp, FileX, Library } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";
import { documentHref, readDocumentPlace } from "@/app/_lib/document-place";
import { useMay } from "@/app/_lib/use-may";
import { buttonVariants } from "@/app/_ui/button";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { ChooseFiles } from "./choose-files.client";
import { DocumentBody } from "./document-body.client";
import { DocumentMenu } from "./document-menu.client";
import { documentsHref } from "./documents-address";
import { DropAnywhere } from "./drop-anywhere.client";
import { TextSkeleton } from "./text-skeleton";
import { sendFiles } from "./uploads";
import { type OpenDocument, useDocument } from "./use-document";

/** One document; which version is shown and what is marked in it stand in the address. */
export function DocumentView({ id }: { id: string }) {
  const place = readDocumentPlace(new URLSearchParams(useSearchParams()));
  const { data, error, refetch } = useDocument(id, place.versionId);
  const item = data?.document;
  const name = item?.name ?? "Document";
  useEffect(() => {
    document.title = `${name} · Documents · Atrium`;
  }, [name]);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <Library aria-hidden="true" className="text-muted-foreground" />
        <Link href="/documents" className="text-muted-foreground hover:text-foreground hover:underline">
          Documents
        </Link>
        {item?.folder ? <Folder folder={item.folder} /> : null}
        <span className="ml-auto" />
        {data ? <Actions open={data} /> : null}
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        {error?.code === "not_found" ? (
          <Missing id={id} message={error.message} isVersion={place.versionId !== undefined} />
        ) : error && !data ? (
          <ErrorState title="The document did not load" error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <DocumentBody open={data} mark={place.mark} />
        ) : (
          <div className="mx-auto max-w-[1120px] p-6 small:p-4">
            <TextSkeleton />
          </div>
        )}
      </div>
    </main>
  );
}

function Folder({ folder }: { folder: string }) {
  return (
    <>
      <span aria-hidden="true" className="text-border-strong">
        /
      </span>
      <Link
        href={documentsHref({ folder })}
        prefetch={false}
        data-tip={folder}
        className="cut text-muted-foreground hover:text-foreground hover:underline"
      >
        {folder}
      </Link>
    </>
  );
}

function Actions({ open: { document: item, shown } }: { open: OpenDocument }) {
  const router = useRouter();
  const mayWrite = useMay("documents:write");
  const send = (files: File[]) => sendFiles(files.slice(0, 1), { documentId: item.id });
  return (
    <>
      {mayWrite ? (
        <>
          <ChooseFiles variant="outline" label="Upload a new version" onFiles={send}>
            <FileUp aria-hidden="true" />
            <span className="small:hidden">Upload a new version</span>
            <span className="wide:hidden">New version</span>
          </ChooseFiles>
          <DropAnywhere hint={`Drop to make it the next version of ${item.name}`} onFiles={send} />
        </>
      ) : null}
      <DocumentMenu item={item} shown={shown} onDeleted={() => router.push("/documents")} />
    </>
  );
}

function Missing({ id, message, isVersion }: { id: string; message: string; isVersion: boolean }) {
  return (
    <div className="grid h-full place-items-center">
      <EmptyState
        icon={<FileX aria-hidden="true" />}
        title={isVersion ? "This version is not here" : "This document is not here"}
        action={
          <>
            {isVersion ? (
              <Link href={documentHref(id)} className={buttonVariants({ variant: "outline" })}>
                Open the current version
              </Link>
            ) : null}
            <Link href="/documents" className={buttonVariants({ variant: "outline" })}>
              All documents
            </Link>
            <Link href={documentsHref({ isTrash: true })} className={buttonVariants({ variant: "outline" })}>
              Look in the trash
            </Link>
          </>
        }
      >
        {isVersion ? message : "It may lie in the trash, or it was destroyed."}
      </EmptyState>
    </div>
  );
}
