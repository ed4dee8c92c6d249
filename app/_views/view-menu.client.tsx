"use client";

import { Copy, Ellipsis, Pencil, Share2, Star, StarOff, Trash2 } from "lucide-react";

import { change } from "@/app/_lib/change";
import { type Action, ActionMenu } from "@/app/_ui/action-menu.client";
import type { ViewDialog } from "./view-dialogs.client";
import { stateOf, type View } from "./view-state";

export function ViewMenu({ view, onDialog }: { view: View; onDialog: (dialog: ViewDialog) => void }) {
  const favorite = () =>
    void change(
      "favorite_view",
      { id: view.id, isFavorite: !view.isFavorite },
      { done: view.isFavorite ? "Taken out of your sidebar" : "Kept in your sidebar" },
    );
  const own: Action[] = [
    { key: "rename", label: "Rename", icon: <Pencil />, onSelect: () => onDialog({ kind: "rename", view }) },
    {
      key: "share",
      label: "Share",
      icon: <Share2 />,
      note: shareNote(view),
      onSelect: () => onDialog({ kind: "share", view }),
    },
  ];
  const remove: Action[] = [
    { kind: "separator", key: "line" },
    {
      key: "delete",
      label: "Delete",
      icon: <Trash2 />,
      isDanger: true,
      onSelect: () => onDialog({ kind: "delete", view }),
    },
  ];
  const actions: Action[] = [
    {
      key: "favorite",
      label: view.isFavorite ? "Remove from favourites" : "Add to favourites",
      icon: view.isFavorite ? <StarOff /> : <Star />,
      onSelect: favorite,
    },
    {
      key: "duplicate",
      label: "Duplicate",
      icon: <Copy />,
      onSelect: () => onDialog({ kind: "create", state: stateOf(view), name: `${view.name} copy` }),
    },
    ...(view.canEdit
      ? [...own, ...remove]
      : [{ kind: "note" as const, key: "who", text: `Shared by ${view.owner.name}` }]),
  ];
  return (
    <ActionMenu
      variant="ghost"
      size="icon-sm"
      align="start"
      aria-label={`View ${view.name}`}
      tip="Rename, share, delete"
      actions={actions}
    >
      <Ellipsis aria-hidden="true" />
    </ActionMenu>
  );
}

function shareNote({ share }: View): string {
  if (share.with === "members") return `${share.members.length}`;
  if (share.with === "role") return share.role;
  return share.with === "workspace" ? "Everybody" : "";
}
