import { exportChangesJob } from "@/tools/changes/export-changes-job";
import { undoJob } from "@/tools/changes/undo-job";
import { embedPassagesJob } from "@/tools/documents/embed-passages-job";
import { indexDocumentJob } from "@/tools/documents/index-document-job";
import { scanJob } from "@/tools/duplicates/scan-job";
import { exportJob } from "@/tools/exports/export-job";
import { importJob } from "@/tools/imports/import-job";
import { bulkJobs } from "@/tools/records/bulk-jobs";
import { retentionJob } from "@/tools/retention/retention-job";
import { exportWorkspaceJob } from "@/tools/workspaces/export-workspace-job";
import type { AnyJobKind } from "./define-job";

/** Every kind of job, by kind. */
export const jobKinds: readonly AnyJobKind[] = [
  indexDocumentJob,
  embedPassagesJob,
  exportJob,
  exportChangesJob,
  exportWorkspaceJob,
  importJob,
  scanJob,
  undoJob,
  retentionJob,
  ...bulkJobs,
];
