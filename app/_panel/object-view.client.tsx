"use client";

import { Plus } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo } from "react";

import { RecordGridLazy } from "@/app/_grid/record-grid-lazy.client";
import { mayOn } from "@/app/_lib/may-on";
import { decodeQuery, encodeQuery, readView, toSearch } from "@/app/_lib/panel-address";
import { useObject } from "@/app/_lib/query";
import { createStoreFor } from "@/app/_lib/workspace-stores";
import { Button } from "@/app/_ui/button";
import { KbdOnPrimary } from "@/app/_ui/kbd";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { RowSkeletons } from "@/app/_ui/skeleton";
import type { ListAddress } from "@/app/_views/use-view";
import { MissingObject } from "./missing-object.client";
import { ObjectMenu } from "./object-menu.client";
import { WithDock } from "./with-dock.client";

export function ObjectView({ objectKey }: { objectKey: string }) {
  const object = useObject(objectKey);
  const params = useSearchParams();
  const encoded = params.get("q");
  const view = readView(new URLSearchParams(params.toString()));
  const query = useMemo(() => decodeQuery(objectKey, encoded), [objectKey, encoded]);

  const setAddress = useCallback((next: ListAddress) => {
    const search = new URLSearchParams(window.location.search);
    const text = encodeQuery(next.query);
    if (text) search.set("q", text);
    else search.delete("q");
    if (next.view) search.set("view", next.view);
    else search.delete("view");
    window.history.replaceState(null, "", `${window.location.pathname}${toSearch(search)}`);
  }, []);

  useEffect(() => {
    if (object) document.title = `${object.plural} · Atrium`;
  }, [object]);

  return (
    <WithDock
      isOpenFirst
      header={
        <>
          <h1 className="flex min-w-0 items-center gap-2 font-medium">
            <ObjectIcon icon={object?.icon} className="text-muted-foreground" />
            <span className="cut">{object?.plural ?? ""}</span>
          </h1>
          <span className="ml-auto" />
          {object ? (
            <>
              <ObjectMenu
                object={object}
                isTrash={query.deleted === "only"}
                onTrash={() =>
                  setAddress({
                    view: null,
                    query: query.deleted === "only" ? { object: objectKey } : { object: objectKey, deleted: "only" },
                  })
                }
              />
              {mayOn(object, "create") ? (
                <Button onClick={() => createStoreFor.set({ object: objectKey })}>
                  <Plus aria-hidden="true" className="wide:hidden" />
                  New {object.label.toLowerCase()}
                  <KbdOnPrimary>C</KbdOnPrimary>
                </Button>
              ) : null}
            </>
          ) : null}
        </>
      }
    >
      {object ? (
        <RecordGridLazy key={objectKey} object={object} address={{ view, query }} onAddress={setAddress} />
      ) : (
        <MissingObject objectKey={objectKey} fallback={<RowSkeletons count={14} className="h-row" />} />
      )}
    </WithDock>
  );
}
