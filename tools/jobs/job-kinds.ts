import { exportChangesJob } from "@/tools/changes/export-changes-job";
import { scanJob } from "@/tools/duplicates/scan-job";
import { exportJob } from "@/tools/exports/export-job";
import { importJob } from "@/tools/imports/import-job";
import type { AnyJobKind } from "./define-job";

/** Every kind of job, by kind. */
export const jobKinds: readonly AnyJobKind[] = [exportJob, exportChangesJob, importJob, scanJob];
