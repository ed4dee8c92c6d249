import { standardObjects } from "@/db/objects/standard/standard-objects";
import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { createRecord } from "@/tools/records/create-record";
import { deleteRecord } from "@/tools/records/delete-record";
import { restoreRecord } from "@/tools/records/restore-record";
import { updateRecord } from "@/tools/records/update-record";
import { carryOutOnDocument } from "./carry-out-on-document";
import type { EvalCase, WantedValue } from "./case";
import type { ExpectedChange } from "./expected";
import { saidStretch } from "./said-stretch";

type Doer = { environment: Environment; actor: Actor; given: EvalCase };
type Values = Record<string, WantedValue>;

/** Does one wanted change by the tool for it, with the rights of who speaks; what stands as a pattern is taken from their words. */
export async function carryOut({ environment, actor, given }: Doer, change: ExpectedChange): Promise<void> {
  const origin = { door: "eval" };
  if (change.kind === "row") {
    wordsFor(given, change.like);
    return;
  }
  const { table: object } = change;
  if (object === "documents") return carryOutOnDocument({ environment, actor }, change);
  if (change.kind === "created") {
    const values = { ...titleOf(object, change.also), ...wordsFor(given, change.values) };
    await runTool(environment, actor, createRecord, { object, values }, origin);
  } else if (change.kind === "updated") {
    const values = wordsFor(given, change.set);
    await runTool(environment, actor, updateRecord, { object, id: change.id, values }, origin);
  } else if (change.kind === "deleted") {
    await runTool(environment, actor, deleteRecord, { object, id: change.id }, origin);
  } else {
    await runTool(environment, actor, restoreRecord, { object, id: change.id }, origin);
  }
}

/** A note is called something, whatever it is. */
function titleOf(object: string, also: readonly string[]): Values {
  const nameField = standardObjects.find(({ key }) => key === object)?.nameField ?? "name";
  return also.includes(nameField) ? { [nameField]: "Untitled" } : {};
}

function wordsFor(given: EvalCase, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      if (typeof value !== "object" || value === null || !("matches" in value)) return [field, value];
      const stretch = saidStretch(given, value.matches);
      if (stretch === undefined) throw new Error(`Nothing that is said fits ${value.matches} of ${field}.`);
      return [field, stretch];
    }),
  );
}
