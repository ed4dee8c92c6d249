"use client";

import { Ellipsis, Pencil, Share2, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { change } from "@/app/_lib/change";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { ActionMenu } from "@/app/_ui/action-menu.client";

const ReportDialogs = dynamic(() => import("./report-dialogs.client").then((module) => module.ReportDialogs), {
  ssr: false,
});

export type Report = ToolOutput<"list_reports">["reports"][number];

/** What its owner and Admins do with a report; others have no menu, for they can change nothing of it. */
export function ReportMenu({ report, onDeleted }: { report: Report; onDeleted?: () => void }) {
  const [dialog, setDialog] = useState<"rename" | "share" | null>(null);
  if (!report.canEdit) return null;
  const remove = async () => {
    const done = await change("delete_report", { id: report.id }, { done: `Deleted the report ${report.name}` });
    if (done) onDeleted?.();
  };
  return (
    <>
      <ActionMenu
        variant="ghost"
        size="icon"
        aria-label={`Actions for ${report.name}`}
        tip="Rename, share, delete"
        actions={[
          { key: "rename", label: "Rename", icon: <Pencil />, onSelect: () => setDialog("rename") },
          { key: "share", label: "Share", icon: <Share2 />, onSelect: () => setDialog("share") },
          { kind: "separator", key: "line" },
          { key: "delete", label: "Delete", icon: <Trash2 />, isDanger: true, onSelect: () => void remove() },
        ]}
      >
        <Ellipsis aria-hidden="true" />
      </ActionMenu>
      {dialog ? <ReportDialogs report={report} dialog={dialog} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
