"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

import { useObject, useTool } from "@/app/_lib/query";
import { RecordMenu } from "@/app/_record/record-menu.client";
import { RecordPageLazy } from "@/app/_record/record-page-lazy.client";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { MissingObject } from "./missing-object.client";
import { WithDock } from "./with-dock.client";

export function RecordView({ objectKey, id }: { objectKey: string; id: string }) {
  const router = useRouter();
  const object = useObject(objectKey);
  const name = useTool("get_record", { object: objectKey, id, related: true }, { enabled: object !== undefined }).data
    ?.record.name;

  useEffect(() => {
    if (name) document.title = `${name} · Atrium`;
  }, [name]);

  return (
    <WithDock
      isOpenFirst={false}
      header={
        <>
          <Link href={`/o/${objectKey}`} className="flex-none text-muted-foreground hover:text-foreground small:hidden">
            {object?.plural ?? ""}
          </Link>
          <span className="text-border-strong small:hidden">/</span>
          <h1 className="cut font-medium">{name ?? "Record"}</h1>
          <span className="ml-auto" />
          {object && name ? (
            <RecordMenu object={object} id={id} onDeleted={() => router.push(`/o/${objectKey}`)} />
          ) : null}
        </>
      }
    >
      {object ? (
        <RecordPageLazy key={id} objectKey={objectKey} id={id} />
      ) : (
        <MissingObject objectKey={objectKey} fallback={<RowSkeletons count={12} className="h-9" />} />
      )}
    </WithDock>
  );
}
