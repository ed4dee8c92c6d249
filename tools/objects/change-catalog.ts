import { applyCatalog } from "@/db/objects/apply-catalog";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import { readStoredCatalog, type StoredCatalog, type StoredObject, toCatalog } from "@/db/objects/stored-catalog";
import { type ComputedProblem, computedProblems } from "@/db/query/infer-computed";
import { objectOf } from "@/db/query/scope";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";

export const mostFields = 200;
export const mostObjects = 200;

/** Lets the tables follow what was stored since `before`, and answers what is in use now. */
export async function finishCatalog(ctx: ToolContext, before: StoredCatalog): Promise<Catalog> {
  const after = await readStoredCatalog(ctx.session, before.version + 1);
  refuseBroken(ctx, toCatalog(after));
  await applyCatalog(ctx.session, before, after);
  return toCatalog(after);
}

/** What a computed field is made of stays as long as the field is there. An undo is not held up; the field then says why it is empty. */
function refuseBroken(ctx: ToolContext, after: Catalog): void {
  const nameOf = ({ object, field }: ComputedProblem): string => `${object}.${field}`;
  const before = new Set(computedProblems(ctx.query).map(nameOf));
  const broken = computedProblems({ ...ctx.query, catalog: after }).filter((problem) => !before.has(nameOf(problem)));
  const [first] = broken;
  if (!first) return;
  const names = broken.map(({ object, label }) => `${label} of ${objectOf(after, object).plural}`).join(", ");
  throw new AppError(
    "precondition_failed",
    `${names} could not be computed any more: ${first.message} Change or delete ${broken.length === 1 ? "that field" : "those fields"} first; nothing was changed.`,
  );
}

export const writeOf = (ctx: ToolContext): { changeSetId: string; memberId: string; now: Date } => ({
  changeSetId: ctx.changeSet.id,
  memberId: ctx.actor.memberId,
  now: ctx.now,
});

export function inUse(stored: StoredCatalog, object: StoredObject): ObjectDefinition {
  return objectOf(toCatalog(stored), object.key);
}

/** Tasks and notes have tools of their own, which write these fields by name. */
export function isBuiltOn(object: StoredObject, field: FieldDefinition): boolean {
  const standard = object.definition.isActivity && standardObjects.find((one) => one.key === object.key);
  return standard ? standard.fields.some((own) => own.key === field.key) : false;
}
