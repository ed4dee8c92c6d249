import type { PageContext } from "@/agent/turn/turn-types";
import type { Session } from "@/db/connect/db";
import { standardObjects } from "@/db/objects/standard/standard-objects";
import { actorFrom } from "@/tools/core/actor";
import type { Actor } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { deleteRecord } from "@/tools/records/delete-record";
import { searchRecords } from "@/tools/records/search-records";
import type { EvalCase, Target } from "./case";
import { type Expected, expectedOf } from "./expected";
import type { Defaults } from "./match-changes";
import { type Snapshot, takeSnapshot } from "./snapshot";
import { evalNow, type World } from "./world";

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
  for (const step of given.given ?? [])
    for (const id of await idsOf(environment, admin, step.delete))
      await runTool(environment, admin, deleteRecord, { object: step.delete.object, id }, { door: "eval" });
  const before = given.given ? await takeSnapshot(session) : world.untouched;
  return {
    actor,
    before,
    expected: await expectedOf({ environment, actor, before, fieldTypes }, given),
    context: await contextOf(environment, actor, given),
    defaults: { memberId: actor.memberId, now: evalNow.toISOString(), values: defaultValues },
  };
}

function memberOf({ members }: World, firstName: string): Actor {
  const found = members.find(({ name }) => name.split(" ")[0] === firstName);
  if (!found) throw new Error(`The demo has no member ${firstName}.`);
  return actorFrom(found);
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
