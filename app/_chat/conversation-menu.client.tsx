"use client";

import { Ellipsis, FlaskConical, Pencil, Trash2 } from "lucide-react";
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
        tip="Rename, test, delete"
        actions={[
          { key: "rename", label: "Rename", icon: <Pencil />, onSelect: () => setDialog("rename") },
          {
            key: "test",
            label: "Make a test of it",
            icon: <FlaskConical />,
            onSelect: () => void import("./make-test").then(({ makeTest }) => makeTest(id)),
          },
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
