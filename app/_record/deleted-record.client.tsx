"use client";

import { Flame, Trash2, Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";

import { useMayDestroy } from "@/app/_grid/trash-buttons.client";
import { change } from "@/app/_lib/change";
import { useObject, useTool } from "@/app/_lib/query";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/states";

const MoveDialog = dynamic(() => import("@/app/_grid/move-dialog.client").then((module) => module.MoveDialog), {
  ssr: false,
});

/** A record that is not there: gone to the trash, where it can be brought back, or never seen. */
export function DeletedRecord({ objectKey, id }: { objectKey: string; id: string }) {
  const object = useObject(objectKey);
  const mayDestroy = useMayDestroy();
  const [isDestroying, setDestroying] = useState(false);
  const { data } = useTool(
    "search_records",
    { object: objectKey, deleted: "only", where: { field: "id", op: "eq", value: id }, limit: 1, count: "none" },
    { enabled: object !== undefined },
  );
  const record = data?.records[0];
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState
        icon={<Trash2 aria-hidden="true" />}
        title={record ? `${record.name} is in the trash` : "No such record"}
        action={
          record ? (
            <div className="flex justify-center gap-2">
              <Button
                onClick={() =>
                  void change("restore_record", { object: objectKey, id }, { done: `Restored ${record.name}` })
                }
              >
                <Undo2 aria-hidden="true" />
                Restore
              </Button>
              {mayDestroy ? (
                <Button variant="destructive-ghost" onClick={() => setDestroying(true)}>
                  <Flame aria-hidden="true" />
                  Destroy
                </Button>
              ) : null}
              {isDestroying && object ? (
                <MoveDialog
                  kind="destroy"
                  object={object}
                  selection={{
                    count: 1,
                    toSelection: () => ({ object: objectKey, where: { field: "id", op: "eq", value: id } }),
                    clear: () => undefined,
                  }}
                  onClose={() => setDestroying(false)}
                />
              ) : null}
            </div>
          ) : (
            <Button asChild variant="outline">
              <Link href={object ? `/o/${object.key}` : "/"}>
                {object ? `All ${object.plural.toLowerCase()}` : "Home"}
              </Link>
            </Button>
          )
        }
      >
        {record
          ? "Its notes, tasks and history are kept. Restoring brings everything back."
          : "It may have been deleted for good, or the address belongs to another workspace."}
      </EmptyState>
    </div>
  );
}
