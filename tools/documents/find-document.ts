import { type DocumentRow, readDocuments } from "@/db/documents/document-rows";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export async function requireDocument(ctx: ToolContext, id: string, deleted = false): Promise<DocumentRow> {
  const [found] = await readDocuments(ctx.session, { id, deleted });
  if (found) return found;
  const where = deleted ? "in the trash " : "";
  throw new AppError("not_found", `There is no document ${where}with that id. list_documents says which there are.`);
}

/** "Terms / 2026" and "/Terms/2026/" are one folder. */
export const toFolder = (said: string): string =>
  said
    .split("/")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("/");
