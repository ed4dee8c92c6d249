"use client";

import { usePathname } from "next/navigation";
import { useCallback } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";
import { RecordGrid } from "@/app/_grid/record-grid.client";
import { objectHref, type PanelAddress, recordHref } from "@/app/_lib/panel-address";
import { useObject, useTool } from "@/app/_lib/query";
import { RecordMenu } from "@/app/_record/record-menu.client";
import { RecordPage } from "@/app/_record/record-page.client";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { RowSkeletons } from "@/app/_ui/skeleton";
import type { ListAddress } from "@/app/_views/use-view";
import { MissingObject } from "./missing-object.client";
import { PanelButtons } from "./panel-buttons.client";
import { RecordLink } from "./record-link.client";
import { usePanel } from "./use-panel.client";

type Props = { panel: Exclude<PanelAddress, { kind: "document" }>; isFull: boolean; onFull: () => void };

export function Panel({ panel, isFull, onFull }: Props) {
  const { close, replaceQuery } = usePanel();
  const object = useObject(panel.object);
  const pathname = usePathname();
  const conversation = pathname.startsWith("/c/") ? pathname.slice(3) : null;
  const href = panel.kind === "list" ? objectHref(panel.query, panel.view) : recordHref(panel);
  const ownPage = conversation ? `${href}${href.includes("?") ? "&" : "?"}c=${conversation}` : href;
  const setAddress = useCallback(({ query, view }: ListAddress) => replaceQuery(query, view), [replaceQuery]);

  return (
    <>
      <span
        aria-hidden="true"
        className="absolute top-1.5 left-1/2 z-5 -ml-4 h-1 w-8 rounded-full bg-border-strong wide:hidden"
      />
      <TopBar hasMenu={false}>
        <h2 className="flex min-w-0 items-center gap-2 font-medium small:pl-2">
          <ObjectIcon icon={object?.icon} className="text-muted-foreground" />
          {panel.kind === "list" ? (
            <span className="cut">{object?.plural ?? panel.object}</span>
          ) : (
            <RecordLink
              href={`/o/${panel.object}`}
              className="cut font-normal text-muted-foreground hover:text-foreground"
            >
              {object?.plural ?? panel.object}
            </RecordLink>
          )}
        </h2>
        {panel.kind === "record" ? <RecordCrumb object={panel.object} id={panel.id} /> : null}
        <span className="ml-auto" />
        {panel.kind === "record" && object ? <RecordMenu object={object} id={panel.id} onDeleted={close} /> : null}
        <PanelButtons
          href={ownPage}
          label="Open as a page, conversation beside it"
          isFull={isFull}
          onFull={onFull}
          onClose={close}
        />
      </TopBar>
      {object ? null : (
        <MissingObject objectKey={panel.object} fallback={<RowSkeletons count={12} className="h-row" />} />
      )}
      {object && panel.kind === "list" ? (
        <RecordGrid
          key={panel.object}
          object={object}
          address={{ view: panel.view ?? null, query: panel.query }}
          onAddress={setAddress}
        />
      ) : null}
      {object && panel.kind === "record" ? (
        <RecordPage key={panel.id} isPanel objectKey={panel.object} id={panel.id} />
      ) : null}
    </>
  );
}

function RecordCrumb({ object, id }: { object: string; id: string }) {
  const name = useTool("get_record", { object, id, related: true }).data?.record.name;
  if (!name) return null;
  return (
    <>
      <span className="text-border-strong">/</span>
      <span className="cut">{name}</span>
    </>
  );
}
