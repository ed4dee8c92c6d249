"use client";

import { useRouter } from "next/navigation";

import { change } from "@/app/_lib/change";
import { queryClient } from "@/app/_lib/query";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogFoot } from "@/app/_ui/dialog.client";
import { NameDialog } from "@/app/_ui/name-dialog.client";
import { forgetSession, getSession } from "./chat-session";

type Props = { id: string; title: string; dialog: "rename" | "delete"; onClose: () => void };

export function ConversationDialogs({ dialog, ...props }: Props) {
  return dialog === "rename" ? <RenameDialog {...props} /> : <DeleteDialog {...props} />;
}

function RenameDialog({ id, title, onClose }: Omit<Props, "dialog">) {
  const rename = async (name: string) => {
    const saved = await change("rename_conversation", { id, title: name }, { done: "Renamed", isQuiet: true });
    if (saved) getSession(id).setTitle(saved.title);
    return saved !== null;
  };
  return (
    <NameDialog title="Rename conversation" act="Rename" name={title} longest={200} onName={rename} onClose={onClose} />
  );
}

function DeleteDialog({ id, title, onClose }: Omit<Props, "dialog">) {
  const router = useRouter();
  const remove = async () => {
    const removed = await change("delete_conversation", { id }, { done: `Deleted “${title}”` });
    if (!removed) return;
    forgetSession(id);
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === "list_conversations" });
    onClose();
    router.push("/");
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Delete this conversation?"
      description="Its messages go for good. Records that were changed in it stay as they are, and their changes can still be undone."
    >
      <div className="h-4" />
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          Keep it
        </Button>
        <Button variant="destructive" onClick={() => void remove()}>
          Delete conversation
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
