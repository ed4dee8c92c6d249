import { hasErased } from "@/db/changes/erase-values";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

/** What was erased by law is not there to be brought back. */
export async function refuseErased(ctx: ToolContext, changeSetId: string, recordId?: string): Promise<void> {
  if (await hasErased(ctx.session, changeSetId, recordId))
    throw new AppError(
      "precondition_failed",
      "A person's data were in this change and were erased for good, so it cannot be taken back any more.",
    );
}
