"use client";

import { Download, Ellipsis, FileUp, Folder, Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";

import { change } from "@/app/_lib/change";
import { useSystemInfo } from "@/app/_lib/query";
import { useMay } from "@/app/_lib/use-may";
import { type Action, ActionMenu } from "@/app/_ui/action-menu.client";
import type { DocumentDialog } from "./document-dialogs.client";
import { sendFiles } from "./uploads";
import type { DocumentItem, VersionItem } from "./use-documents";

const DocumentDialogs = dynamic(() => import("./document-dialogs.client").then((module) => module.DocumentDialogs), {
  ssr: false,
});

type Props = { item: DocumentItem; shown?: VersionItem; onDeleted?: () => void };

/** What can be done with a document: everything for who may write, the original for who brought it in. */
export function DocumentMenu({ item, shown = item.version, onDeleted }: Props) {
  const mayWrite = useMay("documents:write");
  const me = useSystemInfo().data?.me.id;
  const [dialog, setDialog] = useState<DocumentDialog | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const remove = async () => {
    const done = await change("delete_document", { id: item.id }, { done: `Deleted ${item.name}` });
    if (done) onDeleted?.();
  };
  const writes: Action[] = [
    { key: "rename", label: "Rename", icon: <Pencil />, onSelect: () => setDialog("rename") },
    { key: "move", label: "Move to a folder", icon: <Folder />, onSelect: () => setDialog("move") },
    { key: "version", label: "Upload a new version", icon: <FileUp />, onSelect: () => input.current?.click() },
  ];
  // The server gives a file to the member alone who uploaded it.
  const isMine = shown.fileId !== null && shown.memberId === me;
  const download: Action = {
    key: "download",
    label: "Download the original",
    icon: <Download />,
    onSelect: () => window.location.assign(`/api/files/${shown.fileId}`),
  };
  const actions: Action[] = [
    ...(mayWrite ? writes : []),
    ...(isMine ? [download] : []),
    ...(mayWrite
      ? [
          { kind: "separator" as const, key: "line" },
          { key: "delete", label: "Delete", icon: <Trash2 />, isDanger: true, onSelect: () => void remove() },
        ]
      : []),
  ];
  if (actions.length === 0) return null;
  return (
    <>
      <ActionMenu variant="ghost" size="icon" aria-label={`Actions for ${item.name}`} tip="Actions" actions={actions}>
        <Ellipsis aria-hidden="true" />
      </ActionMenu>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`New version of ${item.name}`}
        onChange={({ target }) => {
          sendFiles([...(target.files ?? [])], { documentId: item.id });
          target.value = "";
        }}
      />
      {dialog ? <DocumentDialogs dialog={dialog} item={item} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
