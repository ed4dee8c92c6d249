"use client";

import { Flame, Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import type { ListQuery, ObjectDefinition } from "@/app/_lib/types";
import { useMay } from "@/app/_lib/use-may";
import { Button } from "@/app/_ui/button";
import type { BulkDialogKind, BulkSelection } from "./bulk-dialogs.client";

const MoveDialog = dynamic(() => import("./move-dialog.client").then((module) => module.MoveDialog), { ssr: false });

/** The tool decides; this only spares others a button that would be refused. */
export const useMayDestroy = (): boolean => useMay("records:destroy");

/** What can be done with records that lie in the trash. */
export function TrashButtons({ onDialog }: { onDialog: (kind: BulkDialogKind) => void }) {
  const mayDestroy = useMayDestroy();
  return (
    <>
      <Button variant="ghost" className="!px-2 !text-foreground" onClick={() => onDialog("restore")}>
        <Undo2 aria-hidden="true" className="text-muted-foreground" />
        Restore
      </Button>
      {mayDestroy ? (
        <Button variant="destructive-ghost" className="!px-2" onClick={() => onDialog("destroy")}>
          <Flame aria-hidden="true" />
          Destroy
        </Button>
      ) : null}
    </>
  );
}

type Query = Pick<ListQuery, "where" | "search">;

/** Everything in the trash that the filters leave. */
export function EmptyTrash({ object, query: { where, search } }: { object: ObjectDefinition; query: Query }) {
  const [isOpen, setOpen] = useState(false);
  if (!useMayDestroy()) return null;
  const selection: BulkSelection = {
    count: 0,
    toSelection: () => ({
      object: object.key,
      ...(where ? { where } : {}),
      ...(search ? { search } : {}),
      deleted: "only",
    }),
    clear: () => undefined,
  };
  return (
    <>
      <Button variant="destructive-ghost" size="sm" onClick={() => setOpen(true)}>
        <Flame aria-hidden="true" />
        {where || search ? "Destroy all that match" : "Empty trash"}
      </Button>
      {isOpen ? (
        <MoveDialog kind="destroy" object={object} selection={selection} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
