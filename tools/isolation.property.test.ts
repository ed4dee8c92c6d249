import fc from "fast-check";
import { expect, test } from "vitest";

import { inWorkspace } from "@/tools/core/in-workspace";
import { AppError } from "./core/app-error";
import type { Actor } from "./core/define-tool";
import { runTool } from "./core/run-tool";
import { registry, type ToolName } from "./registry";
import { newRights, type RightsWorkspace } from "./testing/rights-workspace";

const sequences = 1000;

const own = {
  read: "own",
  update: "own",
  delete: "own",
  create: true,
  destroy: false,
  import: false,
  export: true,
} as const;
const whos = ["Priya", "Marta", "Jonas", "Vera"] as const;

/** What somebody does: `pick` chooses among the ids of both workspaces, so that a neighbour's are tried as often as one's own. */
const step = fc.record({
  who: fc.constantFrom(...whos),
  what: fc.constantFrom(
    "create",
    "change",
    "bulk",
    "trash",
    "restore",
    "undo",
    "note",
    "link",
    "role",
  ) satisfies fc.Arbitrary<string>,
  pick: fc.nat({ max: 63 }),
  amount: fc.integer({ min: 1, max: 999 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Place = { rights: RightsWorkspace; actors: Record<(typeof whos)[number], Actor>; ids: string[]; sets: string[] };

function callOf({ what, pick, amount }: Step, ids: string[], sets: string[]): [ToolName, unknown] {
  const id = ids[pick % ids.length] ?? "";
  switch (what) {
    case "create":
      return ["create_record", { object: "deals", values: { name: `Deal ${amount}`, amount } }];
    case "change":
      return ["update_record", { object: "deals", id, values: { amount } }];
    case "bulk":
      return [
        "update_records",
        { selection: { object: "deals", where: { field: "amount", op: "lt", value: amount } }, values: { amount } },
      ];
    case "trash":
      return ["delete_record", { object: "deals", id }];
    case "restore":
      return ["restore_record", { object: "deals", id }];
    case "undo":
      return ["undo_change_set", { changeSetId: sets[pick % sets.length] ?? id }];
    case "note":
      return ["log_note", { body: `Note ${amount}`, about: [{ object: "deals", id }] }];
    case "link":
      return ["link_records", { object: "deals", id, relation: "notes", add: [id] }];
    default:
      return ["update_role", { role: "rep", objects: pick % 2 === 0 ? { deals: own } : {} }];
  }
}

/** One figure for everything that a workspace holds. */
async function stateOf({ rights }: Place): Promise<string> {
  return inWorkspace(rights.workspace.environment, async (session) => {
    const tables = await session.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = (select oid from pg_namespace where nspname = current_schema) and relkind = 'r' order by 1",
    );
    const sums = tables.map(
      ({ name }) => `(select coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from "${name}" as t)`,
    );
    const [row] = await session.query<{ state: string }>(`select md5(concat_ws(',', ${sums.join(", ")})) as state`);
    return row?.state ?? "";
  });
}

async function openPlace(): Promise<Place> {
  const rights = await newRights({ objects: { deals: own } });
  const { workspace, marta } = rights;
  const ids = [
    await workspace.seed("deals", { name: "One", owner: marta.memberId, amount: 10 }),
    await workspace.seed("deals", { name: "Two", owner: rights.jonas.memberId, amount: 20 }),
  ];
  const actors = { Priya: workspace.member(), Marta: marta, Jonas: rights.jonas, Vera: workspace.member("Vera") };
  return { rights, actors, ids, sets: [] };
}

test(`${sequences} sequences of what four roles do in two workspaces leave the other as it was`, async () => {
  const places = [await openPlace(), await openPlace()] as const;
  let done = 0;
  const run = async (place: Place, one: Step): Promise<void> => {
    const [name, input] = callOf(
      one,
      places.flatMap(({ ids }) => ids).slice(-64),
      places.flatMap(({ sets }) => sets).slice(-64),
    );
    const actor = one.who === "Marta" ? await place.rights.reopen("Marta") : place.actors[one.who];
    const { environment } = place.rights.workspace;
    const output = await runTool(environment, actor, registry[name] as never, input, { door: "test" }).catch(
      (error: unknown) => {
        if (!(error instanceof AppError) || error.code === "internal") throw error;
        return null;
      },
    );
    if (!output) return;
    done += 1;
    const { record, changeSetId } = output as { record?: { id: string }; changeSetId?: string | null };
    if (name === "create_record" && record) place.ids.push(record.id);
    if (changeSetId) place.sets.push(changeSetId);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 1), async (steps, side) => {
      const [acting, other] = side === 0 ? places : [places[1], places[0]];
      const before = await stateOf(other);
      for (const one of steps) await run(acting, one);

      expect(await stateOf(other)).toBe(before);
    }),
    { numRuns: sequences, endOnFailure: true },
  );

  // Ids of both are tried, so about half of the steps find nothing; most of the others do something.
  expect(done).toBeGreaterThan(sequences / 2);
}, 300_000);
