"use client";

import { Library } from "lucide-react";

import { DocumentBody } from "@/app/_documents/document-body.client";
import { TextSkeleton } from "@/app/_documents/text-skeleton";
import { useDocument } from "@/app/_documents/use-document";
import { TopBar } from "@/app/_frame/top-bar.client";
import { documentHref } from "@/app/_lib/document-place";
import type { PanelAddress } from "@/app/_lib/panel-address";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { PanelButtons } from "./panel-buttons.client";
import { usePanel } from "./use-panel.client";

type Props = { panel: Extract<PanelAddress, { kind: "document" }>; isFull: boolean; onFull: () => void };

/** The source of a citation beside the answer that quotes it, open at the passage. */
export function DocumentPanel({ panel: { id, place }, isFull, onFull }: Props) {
  const { close } = usePanel();
  const { data, error, refetch } = useDocument(id, place.versionId);
  return (
    <>
      <TopBar hasMenu={false}>
        <h2 className="flex min-w-0 items-center gap-2 font-medium small:pl-2">
          <Library aria-hidden="true" className="text-muted-foreground" />
          <span className="cut">{data?.document.name ?? "Document"}</span>
        </h2>
        <span className="ml-auto" />
        <PanelButtons
          href={documentHref(id, place)}
          label="Open as a page"
          isFull={isFull}
          onFull={onFull}
          onClose={close}
        />
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        {error?.code === "not_found" ? (
          <EmptyState icon={<Library aria-hidden="true" />} title="This document is not here">
            It may lie in the trash, or it was destroyed.
          </EmptyState>
        ) : error && !data ? (
          <ErrorState title="The document did not load" error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <DocumentBody key={id} open={data} mark={place.mark} isPanel />
        ) : (
          <div className="p-4">
            <TextSkeleton />
          </div>
        )}
      </div>
    </>
  );
}
