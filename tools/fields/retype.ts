import { convertColumn } from "@/db/objects/convert-column";
import { type ConversionCount, countConversion, distinctTexts } from "@/db/objects/data-checks";
import type { FieldDefinition } from "@/db/objects/definition";
import { isTextType } from "@/db/objects/field-types";
import type { StoredObject } from "@/db/objects/stored-catalog";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import { isBuiltOn } from "@/tools/objects/change-catalog";
import type { FieldChangesInput } from "./field-input";

const mostOptions = 100;

/** A change of type stands by itself, so that its preview says all of what it does. */
export function checkRetype(
  object: StoredObject,
  field: FieldDefinition,
  changes: FieldChangesInput,
  replace: FieldChangesInput["replaceOptions"],
): void {
  const { plural, nameField } = object.definition;
  if (field.key === nameField)
    throw new AppError("precondition_failed", `${field.label} names the records of ${plural}, so it stays text.`);
  if (field.isSystem || isBuiltOn(object, field))
    throw new AppError(
      "precondition_failed",
      `Atrium itself works with ${field.label} of ${plural}, so its type stays.`,
    );
  if (replace || (changes.isRequired && !field.isRequired) || (changes.isUnique && !field.isUnique))
    throw new AppError("invalid_input", `Change the type of ${field.label} by itself, then its other settings.`);
}

/** A text that becomes a list gets the values that it has as options. */
export async function proposeOptions(
  ctx: ToolContext,
  object: string,
  was: FieldDefinition,
  { type, options }: FieldChangesInput,
): Promise<FieldChangesInput["options"]> {
  if (options || !isTextType(was.type) || (type !== "picklist" && type !== "multi_select")) return options;
  const values = await distinctTexts(ctx.session, { object, field: was }, mostOptions);
  if (values.length > mostOptions)
    throw new AppError(
      "precondition_failed",
      `${was.label} has more than ${mostOptions} different values, too many for a list of options. Give the options yourself.`,
    );
  return values.length > 0 ? values.map((value) => value.slice(0, 120)) : undefined;
}

/** Refused when a value would be lost; a preview only says so. */
export async function planRetype(
  ctx: ToolContext,
  change: { object: string; was: FieldDefinition; field: FieldDefinition; preview: boolean },
): Promise<ConversionCount> {
  const { object, was, field, preview } = change;
  const conversion = convertColumn(was, field);
  if (!conversion)
    throw new AppError(
      "precondition_failed",
      `A field of type ${was.type} cannot become ${field.type}. Add a new field instead.`,
    );
  const count = await countConversion(ctx.session, object, was, conversion);
  if (preview || count.fails === 0) return count;
  const sample = count.sample.map((value) => `"${value}"`).join(", ");
  throw new AppError(
    "precondition_failed",
    `${count.fails} ${count.fails === 1 ? "value" : "values"} of ${field.label} would be lost: ${sample}. Correct them first; nothing was changed.`,
  );
}
