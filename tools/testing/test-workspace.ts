import type { z } from "zod";

import type { StandardRole } from "@/db/access/standard-roles";
import type { Db } from "@/db/connect/db";
import { openTestDb } from "@/db/testing/open-test-db";
import { addMembers, findMemberByEmail } from "@/db/workspace/members";
import { createWorkspace, enterSchema } from "@/db/workspace/workspaces";
import { openActor } from "@/tools/core/actor";
import { type Clock, createClock } from "@/tools/core/clock";
import type { Actor, Tool } from "@/tools/core/define-tool";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { createRecord } from "@/tools/records/create-record";

export const testNow = new Date("2026-11-18T10:00:00Z");

const team: { name: string; role: StandardRole }[] = [
  { name: "Priya Menon", role: "admin" },
  { name: "Marta Oliveira", role: "member" },
  { name: "Jonas Lind", role: "member" },
  { name: "Vera Viewer", role: "viewer" },
];

let count = 0;

/** An empty workspace of its own for each test, with four members and a clock that stands still. */
export async function newWorkspace(now: Date = testNow): Promise<TestWorkspace> {
  const clock = createClock({ now });
  count += 1;
  const slug = `test-${process.pid}-${count}-${clock.newId().slice(-6)}`;
  return makeWorkspace(await openTestDb(), clock, { id: createClock().newId(), slug });
}

/** The same in a database and by a clock of the caller's. */
export async function makeWorkspace(
  db: Db,
  clock: Clock,
  { id, slug }: { id: string; slug: string },
): Promise<TestWorkspace> {
  const now = clock.now();
  const workspace = await createWorkspace(db, { id, slug, name: "Test", now });
  const environment = { db, workspace, clock, catalogs: new Map() };
  const actors = await db.transaction({ opening: enterSchema(workspace) }, async (session) => {
    const rows = team.map(({ name, role }) => ({
      id: clock.newId(),
      name,
      role,
      email: `${name.split(" ")[0]?.toLowerCase()}@oakmere.example`,
      timeZone: "Europe/Berlin",
    }));
    await addMembers(session, rows, now);
    const found = [];
    for (const row of rows) {
      const member = await findMemberByEmail(session, row.email);
      if (member) found.push(await openActor(session, member));
    }
    return found;
  });
  return new TestWorkspace(environment, actors);
}

export class TestWorkspace {
  readonly environment: Environment;
  readonly actors: Actor[];
  constructor(environment: Environment, actors: Actor[]) {
    this.environment = environment;
    this.actors = actors;
  }

  /** A member by first name; the Admin when left out. */
  member(firstName = "Priya"): Actor {
    const found = this.actors.find((actor) => actor.name.startsWith(firstName));
    if (!found) throw new Error(`The test team has no ${firstName}.`);
    return found;
  }

  call<Input extends z.ZodObject, Output extends z.ZodType>(
    tool: Tool<string, Input, Output>,
    input: z.input<Input>,
    actor: Actor = this.member(),
  ): Promise<z.output<Output>> {
    return runTool(this.environment, actor, tool, input, { door: "test" });
  }

  /** Creates a record and answers its id. */
  async seed(object: string, values: Record<string, unknown>): Promise<string> {
    const { record } = await this.call(createRecord, { object, values });
    return record.id;
  }
}
