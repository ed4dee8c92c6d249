import type { ObjectDefinition } from "@/db/objects/definition";
import type { Value } from "@/db/query/values";
import type { StoredValue } from "@/db/records/input-value";
import { linksIn, readDiffs, readNames } from "@/tools/changes/change-names";
import type { ToolContext } from "@/tools/core/define-tool";

/** Values that will be stored, as a person reads them: links with their names. */
export async function displayValues(
  ctx: ToolContext,
  object: ObjectDefinition,
  values: Record<string, StoredValue>,
): Promise<Record<string, Value>> {
  const names = await readNames(ctx, linksIn(object, values));
  return Object.fromEntries(readDiffs(object, null, values, names).map((diff) => [diff.field, diff.after]));
}
