import { findPromises } from "@/agent/proposals/find-promises";
import { appendPiece, createFile } from "@/db/files/file-store";
import { enterWorkspace } from "@/db/workspace/workspaces";
import { takeSnapshot } from "@/evals/snapshot";
import { actorOf, evalNow, openWorld, type World } from "@/evals/world";
import { createClock } from "@/tools/core/clock";
import type { Actor } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { type Environment, runTool } from "@/tools/core/run-tool";
import { runJob } from "@/tools/jobs/run-job";
import { type Registry, registry, type ToolName } from "@/tools/registry";
import { makeWorkspace } from "@/tools/testing/test-workspace";

export type Targets = {
  deals: { id: string; name: string }[];
  companies: { id: string; name: string }[];
  task: string;
  note: string;
  /** A sentence of a colleague's note that proposes a task. */
  promise: { noteId: string; quote: string };
  trashed: string;
  member: string;
  /** Deactivated. */
  former: string;
  invite: string;
  team: string;
  view: string;
  report: string;
  trashedReport: string;
  document: { id: string; versionId: string };
  file: string;
  import: string;
  conversation: string;
  changeSet: string;
  foreign: { workspace: string; deal: string; company: string };
};
export type AttackWorld = World & { admin: Actor; targets: Targets; other: World["workspace"] };

/** Calls a tool by name; the input is checked by the tool, as at a door. */
export async function call<Name extends ToolName>(
  environment: Environment,
  actor: Actor,
  name: Name,
  input: unknown,
): Promise<Awaited<ReturnType<Registry[Name]["handler"]>>> {
  return runTool(environment, actor, registry[name] as never, input, { door: "eval" }) as never;
}

const promise = "I'll send the offer on Friday.";

/** The demo with things worth attacking: a view, a document, an upload, an old talk, and another workspace beside it. */
export async function openAttackWorld(): Promise<AttackWorld> {
  const world = await openWorld();
  const clock = createClock({ now: evalNow, seed: "attacks" });
  const environment: Environment = {
    db: world.db,
    workspace: world.workspace,
    clock,
    catalogs: new Map(),
    promises: findPromises,
  };
  const admin = memberOf(world, "Priya");
  const run = <Name extends ToolName>(name: Name, input: unknown, actor = admin) =>
    call(environment, actor, name, input);
  const named = async (object: string, limit: number) =>
    (await run("search_records", { object, limit })).records.map(({ id, name }) => ({ id, name }));
  const deals = await named("deals", 12);
  const companies = await named("companies", 12);
  const [task] = await named("tasks", 1);
  const [note] = await named("notes", 1);
  const promised = await run("log_note", { body: promise });
  const spare = await run("create_record", { object: "deals", values: { name: "Old spare" } });
  await run("delete_record", { object: "deals", id: spare.record.id });
  const count = { object: "deals", measures: [{ fn: "count" }] };
  const { report } = await run("create_report", { name: "Priya's own report", query: count });
  const { report: trashedReport } = await run("create_report", { name: "Priya's old report", query: count });
  await run("delete_report", { id: trashedReport.id });
  const { view } = await run("create_view", { object: "deals", name: "Priya's own list" });
  const text = "# Delivery terms\n\nGoods are delivered within ten working days of the order.";
  const { document, jobId } = await run("create_document", { name: "Delivery terms", text });
  await runJob(environment, jobId ?? "");
  const changed = await run("update_record", {
    object: "deals",
    id: idAt(deals, 11),
    values: { next_step: "Ring them" },
  });
  const { invite } = await run("send_invite", { email: "kaja@oakmere.example" });
  const { team } = await run("create_team", { name: "North" });
  await run("create_role", { name: "Helper", copyOf: "viewer" });
  const former = memberOf(world, "Ruth").memberId;
  await run("delete_member", { id: former });
  const file = await upload(environment, admin, "people.csv", "Name,City\nGift One,Oslo\nGift Two,Bergen\n");
  const opened = await run("create_import", { fileId: file, object: "contacts" });
  const conversation = clock.newId();
  await inWorkspace(environment, (session) =>
    session.query(
      "insert into atrium_conversations (id, member_id, title, created_at, updated_at) values ($1, $2, $3, $4, $4)",
      [conversation, admin.memberId, "Plans for the spring", evalNow.toISOString()],
    ),
  );
  const theirs = await makeWorkspace(world.db, clock, { id: clock.newId(), slug: "neighbour" });
  const foreign = {
    workspace: theirs.environment.workspace.id,
    deal: await theirs.seed("deals", { name: "Neighbour's secret deal", amount: 4711 }),
    company: await theirs.seed("companies", { name: "Neighbour's secret company" }),
  };
  const targets: Targets = {
    deals,
    companies,
    task: task?.id ?? "",
    note: note?.id ?? "",
    promise: { noteId: promised.record.id, quote: promise },
    trashed: spare.record.id,
    member: memberOf(world, "Jonas").memberId,
    former,
    invite: invite.id,
    team: team.id,
    view: view.id,
    report: report.id,
    trashedReport: trashedReport.id,
    document: { id: document.id, versionId: document.version.id },
    file,
    import: opened.import.id,
    conversation,
    changeSet: changed.changeSetId ?? "",
    foreign,
  };
  const untouched = await world.db.transaction({ opening: enterWorkspace(world.workspace) }, takeSnapshot);
  return { ...world, untouched, admin, targets, other: theirs.environment.workspace };
}

export function memberOf({ members }: World, firstName: string): Actor {
  const found = members.find(({ name }) => name.split(" ")[0] === firstName);
  if (!found) throw new Error(`The demo has no member ${firstName}.`);
  return actorOf(found);
}

export const idAt = (rows: readonly { id: string }[], at: number): string => rows[at]?.id ?? "";

/** Stores a file as an upload does. */
export async function upload(environment: Environment, actor: Actor, name: string, text: string): Promise<string> {
  const { clock } = environment;
  const id = clock.newId();
  await inWorkspace(environment, async (session) => {
    const file = { id, memberId: actor.memberId, name, mediaType: "text/csv", now: clock.now(), expiresAt: null };
    await createFile(session, file);
    await appendPiece(session, id, 0, new TextEncoder().encode(text));
  });
  return id;
}
