import { countMissing, countOptions, findDuplicates } from "@/db/objects/data-checks";
import type { FieldDefinition } from "@/db/objects/definition";
import { suggestion } from "@/db/query/closest";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

type Change = {
  object: string;
  was: FieldDefinition;
  field: FieldDefinition;
  replace: Readonly<Record<string, string | null>>;
};

export type DataPlan = {
  /** Records whose value changes. */
  records: number;
  mustFill: boolean;
  /** Options that go and are held, with what takes their place. */
  replaced: { from: string; to: string | null }[];
};

/** Whether the records allow a change of settings, and what has to be done to them for it. */
export async function checkData(ctx: ToolContext, change: Change): Promise<DataPlan> {
  const missing = await checkRequired(ctx, change);
  await checkUnique(ctx, change);
  const options = await checkOptions(ctx, change);
  return { records: missing + options.records, mustFill: missing > 0, replaced: options.replaced };
}

async function checkRequired(ctx: ToolContext, { object, was, field }: Change): Promise<number> {
  if (!field.isRequired || was.isRequired) return 0;
  const count = await countMissing(ctx.session, { object, field });
  if (count === 0 || field.default !== undefined) return count;
  throw new AppError(
    "precondition_failed",
    `${count} ${count === 1 ? "record has" : "records have"} no ${field.label}, those in the trash included, so it cannot be required. Fill them, or give a default.`,
  );
}

async function checkUnique(ctx: ToolContext, { object, was, field }: Change): Promise<void> {
  if (!field.isUnique || was.isUnique) return;
  const { count, sample } = await findDuplicates(ctx.session, { object, field });
  if (count === 0) return;
  const list = sample.map(({ value, records }) => `"${value.slice(0, 60)}" (${records} records)`).join(", ");
  throw new AppError(
    "precondition_failed",
    `${count} ${count === 1 ? "value" : "values"} of ${field.label} ${count === 1 ? "is" : "are"} held by several records, so it cannot be unique: ${list}.`,
  );
}

async function checkOptions(
  ctx: ToolContext,
  { object, was, field, replace }: Change,
): Promise<{ records: number; replaced: DataPlan["replaced"] }> {
  const kept = new Set((field.options ?? []).map((option) => option.key));
  const lost = (was.options ?? []).filter((option) => !kept.has(option.key));
  if (was.type !== field.type || lost.length === 0) return { records: 0, replaced: [] };
  const held = await countOptions(
    ctx.session,
    { object, field: was },
    lost.map((option) => option.key),
  );
  let records = 0;
  const replaced: DataPlan["replaced"] = [];
  for (const { key, label } of lost) {
    const count = held.get(key) ?? 0;
    if (count === 0) continue;
    const to = replace[key];
    if (to === undefined)
      throw new AppError(
        "precondition_failed",
        `${count} ${count === 1 ? "record has" : "records have"} the option ${label}. Say with replaceOptions which option takes its place, or null for none.`,
      );
    if (to !== null && !kept.has(to))
      throw new AppError(
        "invalid_input",
        `There is no option "${to}" to take the place of ${label}. ${suggestion(to, [...kept])}`,
      );
    if (to === null && field.isRequired && field.type === "picklist")
      throw new AppError("invalid_input", `${field.label} is required, so ${label} needs another option in its place.`);
    records += count;
    replaced.push({ from: key, to });
  }
  return { records, replaced };
}
