import { AppError } from "@/tools/core/app-error";
import type { AnyTool } from "@/tools/core/define-tool";
import type { Edit, Editable, Flat } from "./editable";
import { isId } from "./names-of";

export type Edited = { path: string; label: string; before: Flat; after: Flat };

/**
 * The stored arguments with what the person put right. Only values that the card offered can change, so an edit never
 * reaches what the call is done to; answers the new arguments and the differences.
 */
export function applyEdits(
  tool: AnyTool,
  { input, editable, edits }: { input: unknown; editable: readonly Editable[]; edits: readonly Edit[] },
): { input: Record<string, unknown>; edited: Edited[] } {
  const changed = structuredClone(input) as Record<string, unknown>;
  const edited: Edited[] = [];
  for (const { path, value } of edits) {
    const offered = editable.find((each) => each.path === path);
    if (!offered) throw new AppError("invalid_input", `“${path}” cannot be edited here. Reject it and say what to do.`);
    requireFit(offered, value);
    const key = path.startsWith("values.") ? path.slice("values.".length) : path;
    const holder = path.startsWith("values.") ? (changed["values"] as Record<string, unknown>) : changed;
    const before = (holder[key] ?? null) as Flat;
    if (before === value) continue;
    if (value === null && holder === changed) delete holder[key];
    else holder[key] = value;
    edited.push({ path, label: offered.field.label, before: shown(offered.value), after: named(offered, value) });
  }
  const parsed = tool.input.safeParse(changed);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError("invalid_input", `${issue?.path.join(".")}: ${issue?.message}. Put it right and say yes again.`);
  }
  return { input: changed, edited };
}

const shown = (value: Editable["value"]): Flat => (typeof value === "object" && value !== null ? value.name : value);

const named = ({ field }: Editable, value: Flat): Flat =>
  field.options?.find((option) => option.key === value)?.label ?? value;

function requireFit({ field }: Editable, value: Flat): void {
  const refuse = (what: string): never => {
    throw new AppError("invalid_input", `${field.label} takes ${what}. Put it right and say yes again.`);
  };
  if (value === null || value === "") {
    if (field.isRequired) refuse("a value");
    return;
  }
  if (field.type === "number" || field.type === "currency") {
    if (typeof value !== "number" || !Number.isFinite(value)) refuse("a number");
  } else if (field.type === "boolean") {
    if (typeof value !== "boolean") refuse("yes or no");
  } else if (typeof value !== "string") refuse("text");
  else if (field.type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) refuse("a day");
  else if (field.type === "owner" && !isId(value)) refuse("a member");
  else if (field.options && !field.options.some(({ key }) => key === value))
    refuse(`one of ${field.options.map(({ label }) => label).join(", ")}`);
}
