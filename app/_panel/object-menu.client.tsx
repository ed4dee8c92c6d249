"use client";

import { CopyCheck, Download, Ellipsis, Trash2, Upload } from "lucide-react";
import { useRouter } from "next/navigation";

import { startExport } from "@/app/_lib/start-export";
import type { ObjectDefinition } from "@/app/_lib/types";
import { surfaceStore } from "@/app/_lib/workspace-stores";
import { ActionMenu } from "@/app/_ui/action-menu.client";

type Props = { object: ObjectDefinition; isTrash: boolean; onTrash: () => void };

/** What is done with all records of an object; an export takes what the list shows, in its order. */
export function ObjectMenu({ object, isTrash, onTrash }: Props) {
  const router = useRouter();
  const many = object.plural.toLowerCase();
  const exportShown = () => {
    const surface = surfaceStore.get();
    const shown = surface?.kind === "list" && surface.object === object.key ? surface.query : null;
    void startExport({ ...shown, object: object.key });
  };
  return (
    <ActionMenu
      variant="ghost"
      size="icon"
      aria-label={`More for ${many}`}
      tip="Import, export, duplicates"
      actions={[
        {
          key: "import",
          label: "Import a file",
          icon: <Upload />,
          onSelect: () => router.push(`/o/${object.key}/import`),
        },
        { key: "export", label: "Export these as CSV", icon: <Download />, onSelect: exportShown },
        {
          key: "duplicates",
          label: "Find duplicates",
          icon: <CopyCheck />,
          onSelect: () => router.push(`/o/${object.key}/duplicates`),
        },
        { kind: "separator", key: "line" },
        {
          key: "trash",
          label: isTrash ? "Back to live records" : "Open the trash",
          icon: <Trash2 />,
          isChecked: isTrash,
          onSelect: onTrash,
        },
      ]}
    >
      <Ellipsis aria-hidden="true" />
    </ActionMenu>
  );
}
