"use client";

import { change } from "@/app/_lib/change";
import { NameDialog } from "@/app/_ui/name-dialog.client";
import { type Share, ShareDialog, sharedText } from "@/app/_views/share-dialog.client";
import type { Report } from "./report-menu.client";

type Props = { report: Report; dialog: "rename" | "share"; onClose: () => void };

export function ReportDialogs({ report, dialog, onClose }: Props) {
  const { id } = report;
  if (dialog === "share") {
    const save = async (share: Share) =>
      (await change("update_report", { id, share }, { done: sharedText(report.name, share) })) !== null;
    return <ShareDialog kind="report" name={report.name} share={report.share} onShare={save} onClose={onClose} />;
  }
  const rename = async (name: string) =>
    (await change("update_report", { id, name }, { done: `Renamed to ${name}` })) !== null;
  return (
    <NameDialog title="Rename report" act="Rename" name={report.name} longest={80} onName={rename} onClose={onClose} />
  );
}
