"use client";

import { useEffect } from "react";

import { useObject, useTool } from "@/app/_lib/query";
import { surfaceStore } from "@/app/_lib/workspace-stores";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { ErrorState } from "@/app/_ui/states";
import { DeletedRecord } from "./deleted-record.client";
import { RecordFields } from "./record-fields.client";
import { RecordRelated } from "./record-related.client";
import { RecordTabs } from "./record-tabs.client";

type Props = { objectKey: string; id: string; isPanel?: boolean };

/** Fields, what happened, and related records: three columns on its own page, one in the panel. */
export function RecordPage({ objectKey, id, isPanel = false }: Props) {
  const object = useObject(objectKey);
  const { data, error, isPending, refetch } = useTool("get_record", { object: objectKey, id, related: true });
  const name = data?.record.name;

  useEffect(() => {
    if (name === undefined) return;
    surfaceStore.set({ kind: "record", object: objectKey, id, name });
  }, [objectKey, id, name]);
  useEffect(() => () => surfaceStore.set(null), []);

  if (error?.code === "not_found") return <DeletedRecord objectKey={objectKey} id={id} />;
  if (error && !data) {
    return (
      <div className="grid flex-1 place-items-center">
        <ErrorState title="This record did not load" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending || !data || !object) return <RowSkeletons count={12} className="h-9" />;

  const layout = isPanel
    ? "scroll-thin flex flex-1 flex-col overflow-y-auto"
    : "@container/record scroll-thin flex-1 overflow-y-auto";
  const columns = isPanel
    ? "contents"
    : "flex min-h-full flex-col @4xl/record:grid @4xl/record:h-full @4xl/record:grid-cols-[304px_minmax(0,1fr)] @6xl/record:grid-cols-[304px_minmax(0,1fr)_272px]";
  return (
    <div className={`min-h-0 ${layout}`}>
      <div className={columns}>
        <RecordFields object={object} record={data.record} isPanel={isPanel} />
        <RecordTabs object={object} record={data.record} isPanel={isPanel} />
        <RecordRelated object={object} record={data.record} related={data.related} isPanel={isPanel} />
      </div>
    </div>
  );
}
