import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

/** The whole workspace holds what a role with rights of its own may not see: others' conversations, and who may what. */
export function requireAdmin({ actor }: ToolContext): void {
  if (actor.role === "admin") return;
  throw new AppError("forbidden", "Only an Admin may do this with the whole workspace.");
}
