"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { ActionMenu } from "@/app/_ui/action-menu.client";

const Dialogs = dynamic(() => import("./conversation-dialogs.client").then((module) => module.ConversationDialogs), {
  ssr: false,
});

export function ConversationMenu({ id, title }: { id: string; title: string }) {
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  return (
    <>
      <ActionMenu
        variant="ghost"
        size="icon"
        aria-label="More"
        tip="Rename or delete"
        actions={[
          { key: "rename", label: "Rename", icon: <Pencil />, onSelect: () => setDialog("rename") },
          { kind: "separator", key: "line" },
          { key: "delete", label: "Delete", icon: <Trash2 />, isDanger: true, onSelect: () => setDialog("delete") },
        ]}
      >
        <Ellipsis aria-hidden="true" />
      </ActionMenu>
      {dialog ? <Dialogs id={id} title={title} dialog={dialog} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
