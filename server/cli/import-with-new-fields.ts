import type { z } from "zod";

import { createField } from "@/tools/fields/create-field";
import { createImport } from "@/tools/imports/create-import";
import { runImport } from "@/tools/imports/run-import";
import { updateImport } from "@/tools/imports/update-import";
import type { Caller } from "./caller";

type File = { fileId: string; object: string; preview: boolean; sheet?: number };
/** Words of the command line; the tool checks them. */
type Choice = { matchBy?: string; mode?: string };

/** Makes the fields that the import proposes, as create_field does, and runs it with their columns going to them. */
export async function importWithNewFields(caller: Caller, { preview, ...source }: File, choice: Choice) {
  const { import: item } = await caller.call(createImport, source);
  const { object } = source;
  const mapping = [...item.plan.mapping];
  for (const { column, ...wanted } of item.newFields) {
    const { field } = await caller.call(createField, { object, ...wanted });
    mapping.push({ columns: [column], field: field.key });
  }
  const mode = choice.mode ?? (choice.matchBy ? "create_and_update" : item.plan.mode);
  const importId = item.id;
  const plan = { mapping, ...choice, mode } as z.input<typeof updateImport.input>["plan"];
  await caller.call(updateImport, { importId, plan });
  return caller.call(runImport, { importId, preview });
}
