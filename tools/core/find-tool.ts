import { suggestion } from "@/db/query/closest";
import { registry, type ToolName } from "@/tools/registry";
import { AppError } from "./app-error";
import type { AnyTool } from "./define-tool";

/** A tool by name from outside; an unknown one is answered with the nearest names. */
export function findTool(name: string): AnyTool {
  if (Object.hasOwn(registry, name)) return registry[name as ToolName];
  throw new AppError("not_found", `There is no tool "${name}". ${suggestion(name, Object.keys(registry))}`);
}
