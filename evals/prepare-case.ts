import type { PageContext } from "@/agent/turn/turn-types";
import type { Session } from "@/db/connect/db";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { createDocument } from "@/tools/documents/create-document";
import { deleteDocument } from "@/tools/documents/delete-document";
import { listDocuments } from "@/tools/documents/list-documents";
import { runJob } from "@/tools/jobs/run-job";
import { createRecord } from "@/tools/records/create-record";
import { deleteRecord } from "@/tools/records/delete-record";
import { searchRecords } from "@/tools/records/search-records";
import type { EvalCase, Given, Target } from "./case";
import { type Expected, expectedOf, resolveValues, type Scene } from "./expected";
import { needsLibrary, withDocuments } from "./library";
import type { Defaults } from "./match-changes";
import { addVectors } from "./read-library";
import { type Snapshot, takeSnapshot } from "./snapshot";
import { actorOf, evalNow, type World } from "./world";

/** A case on the moment before the first word. */
export type Prepared = {
  actor: Actor;
  before: Snapshot;
  expected: Expected;
  context: PageContext;
  defaults: Defaults;
};

/** Of owners and links: the table they point at. */
export const fieldTypes = new Map(
  standardObjects.flatMap(({ key, fields }) =>
    fields.flatMap((field): [string, string][] => {
      if (field.type === "owner") return [[`${key}.${field.key}`, "atrium_members"]];
      return field.type === "lookup" ? [[`${key}.${field.key}`, field.target ?? ""]] : [];
    }),
  ),
);
const defaultValues = new Map<string, unknown>(
  standardObjects.flatMap(({ key, fields }) =>
    fields.flatMap((field): [string, unknown][] =>
      field.default === undefined ? [] : [[`${key}.${field.key}`, field.default]],
    ),
  ),
);

export async function prepareCase(
  world: World,
  environment: Environment,
  session: Session,
  given: EvalCase,
): Promise<Prepared> {
  const admin = memberOf(world, "Priya");
  const actor = given.as ? memberOf(world, given.as) : admin;
  const scene = { environment, actor: admin, before: world.untouched, fieldTypes, given };
  for (const step of given.given ?? []) await giveStep(scene, step);
  if (given.given && world.embedder) await addVectors(environment, world.embedder);
  const before = lookAt(given, given.given ? await takeSnapshot(session) : world.untouched);
  return {
    actor,
    before,
    expected: await expectedOf({ ...scene, actor, before }),
    context: await contextOf(environment, actor, given),
    defaults: { memberId: actor.memberId, now: evalNow.toISOString(), values: defaultValues },
  };
}

/** What is compared before and after a case. */
export const lookAt = (given: EvalCase, snapshot: Snapshot): Snapshot =>
  needsLibrary(given) ? withDocuments(snapshot) : snapshot;

async function giveStep(scene: Scene, step: Given): Promise<void> {
  const { environment, actor } = scene;
  const origin = { door: "eval" };
  if ("document" in step) {
    const { document: name, folder = "", text } = step;
    const { jobId } = await runTool(environment, actor, createDocument, { name, folder, text }, origin);
    await runJob(environment, jobId ?? "");
    return;
  }
  if ("create" in step) {
    const values = resolveValues(scene, step.create, step.values);
    await runTool(environment, actor, createRecord, { object: step.create, values }, origin);
    return;
  }
  const { object, name } = step.delete;
  if (object === "documents") {
    const { documents } = await runTool(environment, actor, listDocuments, {}, origin);
    const found = documents.filter((one) => [name].flat().includes(one.name));
    if (found.length === 0) throw new Error(`No document is called ${JSON.stringify(name)}.`);
    for (const { id } of found) await runTool(environment, actor, deleteDocument, { id }, origin);
    return;
  }
  for (const id of await idsOf(environment, actor, step.delete))
    await runTool(environment, actor, deleteRecord, { object, id }, origin);
}

function memberOf({ members }: World, firstName: string): Actor {
  const found = members.find(({ name }) => name.split(" ")[0] === firstName);
  if (!found) throw new Error(`The demo has no member ${firstName}.`);
  return actorOf(found);
}

async function contextOf(environment: Environment, actor: Actor, { context }: EvalCase): Promise<PageContext> {
  if (!context) return {};
  const { object, query, selected, record } = context;
  const [id] = record ? await idsOf(environment, actor, record) : [];
  return {
    ...(object ? { object } : {}),
    ...(query ? { query } : {}),
    ...(selected ? { selectedIds: await idsOf(environment, actor, selected) } : {}),
    ...(record && id ? { record: { object: record.object, id } } : {}),
  };
}

async function idsOf(environment: Environment, actor: Actor, { object, name, where }: Target): Promise<string[]> {
  const nameField = standardObjects.find(({ key }) => key === object)?.nameField ?? "name";
  const condition = where ?? { field: nameField, op: "in" as const, value: [name ?? []].flat() };
  const query = { object, where: condition, limit: 500 };
  const { records } = await runTool(environment, actor, searchRecords, query, { door: "eval" });
  if (records.length === 0) throw new Error(`No ${object} fit ${JSON.stringify(name ?? where)}.`);
  return records.map(({ id }) => id);
}
