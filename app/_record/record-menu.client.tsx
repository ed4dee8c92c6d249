"use client";

import { Ellipsis, Eye, FileDown, Link2, Trash2, UserX } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { writeTool } from "@/app/_lib/api";
import { change, failureText } from "@/app/_lib/change";
import { alsoText } from "@/app/_lib/format-value";
import { mayOn } from "@/app/_lib/may-on";
import { recordHref } from "@/app/_lib/panel-address";
import { queryClient, toolKey, useSystemInfo } from "@/app/_lib/query";
import { download } from "@/app/_lib/start-export";
import type { ObjectDefinition } from "@/app/_lib/types";
import { type Action, ActionMenu } from "@/app/_ui/action-menu.client";
import { notify } from "@/app/_ui/notices";

const AccessDialog = dynamic(
  () => import("@/app/_members/access-dialog.client").then((module) => module.AccessDialog),
  { ssr: false },
);

const ErasePersonDialog = dynamic(
  () => import("./erase-person-dialog.client").then((module) => module.ErasePersonDialog),
  { ssr: false },
);

type Props = { object: ObjectDefinition; id: string; onDeleted: () => void };

export function RecordMenu({ object, id, onDeleted }: Props) {
  const label = object.label.toLowerCase();
  const [isAsking, setAsking] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const { data: system } = useSystemInfo();
  const forget = () => {
    onDeleted();
    queryClient.removeQueries({ queryKey: toolKey("get_record", { object: object.key, id, related: true }) });
  };
  const remove = async () => {
    const input = { object: object.key, id };
    const removed = await change("delete_record", input, {
      done: ({ also }) => [`Deleted this ${label}`, alsoText(also)].filter(Boolean).join(" "),
    });
    if (removed) forget();
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(recordHref({ object: object.key, id }), window.location.href).href);
      notify({ kind: "done", text: "Address copied", seconds: 2 });
    } catch {
      notify({ kind: "failed", text: "The browser did not allow copying." });
    }
  };
  const exportPerson = async () => {
    try {
      const { fileId, fileName } = await writeTool("export_person_data", { object: object.key, id });
      download(fileId, fileName);
      notify({ kind: "done", text: "Everything known of them is in the file" });
    } catch (failure) {
      notify({ kind: "failed", text: failureText(failure) });
    }
  };
  // A record with an e-mail stands for somebody, who may ask what is known of them.
  const isPerson = system?.me.role === "admin" && object.fields.some(({ type }) => type === "email");
  const ofPerson: Action[] = [
    { kind: "separator", key: "person" },
    { key: "export", label: "Export this person's data", icon: <FileDown />, onSelect: () => void exportPerson() },
    { key: "erase", label: "Erase this person", icon: <UserX />, isDanger: true, onSelect: () => setErasing(true) },
  ];
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
          ...(isPerson ? ofPerson : []),
        ]}
      >
        <Ellipsis aria-hidden="true" />
      </ActionMenu>
      {isErasing ? (
        <ErasePersonDialog
          person={{ object: object.key, id }}
          onErased={() => {
            setErasing(false);
            forget();
          }}
          onClose={() => setErasing(false)}
        />
      ) : null}
      {isAsking ? <AccessDialog record={{ object: object.key, id }} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
