import type { ImportPlan } from "@/db/imports/definition";
import { isWritable, type ObjectDefinition } from "@/db/objects/definition";
import { suggestion } from "@/db/query/closest";
import { AppError } from "@/tools/core/app-error";

/** Refuses a plan that cannot run, with the first thing that is wrong. */
export function checkPlan(object: ObjectDefinition, plan: ImportPlan, width: number): void {
  const seen = new Set<string>();
  for (const { field: key, columns } of plan.mapping) {
    const field = object.fields.find((candidate) => candidate.key === key);
    const known = object.fields.filter(isWritable).map((candidate) => candidate.key);
    if (!field) refuse(`There is no field "${key}" on ${object.plural}. ${suggestion(key, known)}`);
    if (field.isSystem) refuse(`${field.label} is kept by Atrium and cannot be imported.`);
    if (field.computed) refuse(`${field.label} is computed and cannot be imported.`);
    if (seen.has(key)) refuse(`${field.label} gets its value from two places. Give one of them up.`);
    if (columns.some((column) => column >= width)) refuse(`The file has only ${width} columns.`);
    seen.add(key);
  }
  if (plan.matchBy !== null && !seen.has(plan.matchBy))
    refuse(`Rows cannot be matched by "${plan.matchBy}", because no column goes to it.`);
  if (plan.mode !== "create" && plan.matchBy === null)
    refuse("To update records, say by which field a row finds its record (matchBy).");
}

function refuse(message: string): never {
  throw new AppError("invalid_input", message.trim());
}
