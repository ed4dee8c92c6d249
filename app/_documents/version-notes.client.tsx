"use client";

import { CircleAlert, Clock, History, Info } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { change } from "@/app/_lib/change";
import { documentHref } from "@/app/_lib/document-place";
import { useMay } from "@/app/_lib/use-may";
import { Button, buttonVariants } from "@/app/_ui/button";
import { ChooseFiles } from "./choose-files.client";
import { sendFiles } from "./uploads";
import type { OpenDocument } from "./use-document";
import { isBeingRead } from "./use-documents";

/** What one has to know before reading: which version this is, what comes, and what could not be read. */
export function VersionNotes({ open: { document: item, shown, versions } }: { open: OpenDocument }) {
  const mayWrite = useMay("documents:write");
  const { version: current } = item;
  const [newest] = versions;
  const isOther = shown.id !== current.id;
  const coming = newest && newest.number > current.number && newest.id !== shown.id ? newest : undefined;
  const hold = () =>
    void change(
      "update_document",
      { id: item.id, versionId: shown.id },
      { done: `Version ${shown.number} of ${item.name} is current` },
    );
  return (
    <>
      {isOther ? (
        <Note icon={<History aria-hidden="true" />}>
          <span className="mr-auto">
            This is version {shown.number}. Version {current.number} is current, and what search finds.
          </span>
          <Link
            href={documentHref(item.id)}
            scroll={false}
            className={buttonVariants({ variant: "ghost", size: "sm" })}
          >
            Open the current version
          </Link>
          {mayWrite && shown.state === "ready" ? (
            <Button variant="outline" size="sm" onClick={hold}>
              Make this the current version
            </Button>
          ) : null}
        </Note>
      ) : null}
      {coming && isBeingRead(coming) ? (
        <Note icon={<Clock aria-hidden="true" />}>
          <span role="status">
            Version {coming.number} is being read. Version {current.number} stays current until it is ready.
          </span>
        </Note>
      ) : null}
      {coming?.state === "failed" ? (
        <Note icon={<CircleAlert aria-hidden="true" />}>
          <span className="mr-auto min-w-50 flex-1 text-destructive-text">
            Version {coming.number} could not be read, so version {current.number} stays current. {coming.reason}
          </span>
          {mayWrite ? <TryAnother id={item.id} /> : null}
        </Note>
      ) : null}
      {shown.notices.map((notice) => (
        <Note key={notice} icon={<Info aria-hidden="true" />}>
          {notice}
        </Note>
      ))}
    </>
  );
}

export function TryAnother({ id }: { id: string }) {
  return (
    <ChooseFiles variant="outline" size="sm" onFiles={(files) => sendFiles(files.slice(0, 1), { documentId: id })}>
      Try another file
    </ChooseFiles>
  );
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md border bg-muted px-3 py-1.5 [&>.lucide]:text-muted-foreground [overflow-wrap:anywhere]">
      {icon}
      {children}
    </div>
  );
}
