import { exportChangesJob } from "@/tools/changes/export-changes-job";
import { undoJob } from "@/tools/changes/undo-job";
import { scanJob } from "@/tools/duplicates/scan-job";
import { exportJob } from "@/tools/exports/export-job";
import { importJob } from "@/tools/imports/import-job";
import { bulkJobs } from "@/tools/records/bulk-jobs";
import type { AnyJobKind } from "./define-job";

/** Every kind of job, by kind. */
export const jobKinds: readonly AnyJobKind[] = [exportJob, exportChangesJob, importJob, scanJob, undoJob, ...bulkJobs];
