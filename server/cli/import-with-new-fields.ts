import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { createField } from "@/tools/fields/create-field";
import { createImport } from "@/tools/imports/create-import";
import { runImport } from "@/tools/imports/run-import";
import { updateImport } from "@/tools/imports/update-import";

type File = { fileId: string; object: string; preview: boolean; sheet?: number };
/** Words of the command line; the tool checks them. */
type Choice = { matchBy?: string; mode?: string };

const door = { door: "cli" };

/** Makes the fields that the import proposes, as create_field does, and runs it with their columns going to them. */
export async function importWithNewFields(
  environment: Environment,
  actor: Actor,
  { preview, ...source }: File,
  choice: Choice,
) {
  const { import: item } = await runTool(environment, actor, createImport, source, door);
  const { object } = source;
  const mapping = [...item.plan.mapping];
  for (const { column, ...wanted } of item.newFields) {
    const { field } = await runTool(environment, actor, createField, { object, ...wanted }, door);
    mapping.push({ columns: [column], field: field.key });
  }
  const mode = choice.mode ?? (choice.matchBy ? "create_and_update" : item.plan.mode);
  const importId = item.id;
  await runTool(environment, actor, updateImport, { importId, plan: { mapping, ...choice, mode } }, door);
  return runTool(environment, actor, runImport, { importId, preview }, door);
}
