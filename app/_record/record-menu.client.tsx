"use client";

import { Ellipsis, Eye, Link2, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { change } from "@/app/_lib/change";
import { alsoText } from "@/app/_lib/format-value";
import { mayOn } from "@/app/_lib/may-on";
import { recordHref } from "@/app/_lib/panel-address";
import { queryClient, toolKey } from "@/app/_lib/query";
import type { ObjectDefinition } from "@/app/_lib/types";
import { type Action, ActionMenu } from "@/app/_ui/action-menu.client";
import { notify } from "@/app/_ui/notices";

const AccessDialog = dynamic(
  () => import("@/app/_members/access-dialog.client").then((module) => module.AccessDialog),
  { ssr: false },
);

type Props = { object: ObjectDefinition; id: string; onDeleted: () => void };

export function RecordMenu({ object, id, onDeleted }: Props) {
  const label = object.label.toLowerCase();
  const [isAsking, setAsking] = useState(false);
  const remove = async () => {
    const input = { object: object.key, id };
    const removed = await change("delete_record", input, {
      done: ({ also }) => [`Deleted this ${label}`, alsoText(also)].filter(Boolean).join(" "),
    });
    if (!removed) return;
    onDeleted();
    queryClient.removeQueries({ queryKey: toolKey("get_record", { object: object.key, id, related: true }) });
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(recordHref({ object: object.key, id }), window.location.href).href);
      notify({ kind: "done", text: "Address copied", seconds: 2 });
    } catch {
      notify({ kind: "failed", text: "The browser did not allow copying." });
    }
  };
  const deleting: Action[] = [
    { kind: "separator", key: "line" },
    { key: "delete", label: `Delete ${label}`, icon: <Trash2 />, isDanger: true, onSelect: () => void remove() },
  ];
  return (
    <>
      <ActionMenu
        variant="ghost"
        size="icon"
        aria-label="More"
        tip="Copy the address or delete"
        actions={[
          { key: "copy", label: "Copy the address", icon: <Link2 />, onSelect: () => void copy() },
          { key: "access", label: "Why can I see this?", icon: <Eye />, onSelect: () => setAsking(true) },
          ...(mayOn(object, "delete") ? deleting : []),
        ]}
      >
        <Ellipsis aria-hidden="true" />
      </ActionMenu>
      {isAsking ? <AccessDialog record={{ object: object.key, id }} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
