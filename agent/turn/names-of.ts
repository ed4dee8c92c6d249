import { listChanges } from "@/tools/changes/list-changes";
import { getConversation } from "@/tools/conversations/get-conversation";
import type { AnyTool } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { runTool } from "@/tools/core/run-tool";
import { getDocument } from "@/tools/documents/get-document";
import { fileNameOf } from "@/tools/imports/file-name";
import { getImport } from "@/tools/imports/get-import";
import { getJob } from "@/tools/jobs/get-job";
import { listInvites } from "@/tools/members/list-invites";
import { listMembers } from "@/tools/members/list-members";
import { describeObjects } from "@/tools/objects/describe-objects";
import { searchRecords } from "@/tools/records/search-records";
import { listTeams } from "@/tools/teams/list-teams";
import { listViews } from "@/tools/views/list-views";
import type { TurnContext } from "./turn-types";

export type Named = { name: string; object: string };
const most = 500;

/** What the ids in a call stand for, as far as the person may see it: a card must not ask for a yes to a number. */
export async function namesOf(turn: TurnContext, ids: readonly string[]): Promise<Map<string, Named>> {
  const names = new Map<string, Named>();
  if (ids.length === 0) return names;
  const read = <T>(tool: AnyTool, input: unknown): Promise<T> =>
    runTool(turn.environment, turn.actor, tool, input, { door: turn.door }) as Promise<T>;
  const isMissing = (): boolean => ids.some((id) => !names.has(id));
  const { members } = await runTool(turn.environment, turn.actor, listMembers, {}, { door: turn.door });
  for (const { id, name } of members) if (ids.includes(id)) names.set(id, { name, object: "atrium_members" });
  const { objects } = await runTool(turn.environment, turn.actor, describeObjects, {}, { door: turn.door });
  for (const { key } of objects) {
    const open = ids.filter((id) => !names.has(id));
    for (let from = 0; from < open.length; from += most) {
      const where = { field: "id", op: "in", value: open.slice(from, from + most) };
      const query = { object: key, where, limit: most, deleted: "include" };
      const found = await read<{ records: { id: string; name: string }[] }>(searchRecords, query);
      for (const { id, name } of found.records) names.set(id, { name, object: key });
    }
  }
  for (const deleted of isMissing() ? [false, true] : []) {
    const { views } = await runTool(turn.environment, turn.actor, listViews, { deleted }, { door: turn.door });
    for (const { id, name } of views) if (ids.includes(id)) names.set(id, { name, object: "view" });
  }
  for (const id of ids.slice(0, 20)) if (!names.has(id)) await nameAlone(turn, id, names);
  return names;
}

/** The kinds that are looked up one at a time; what is none of them keeps its id. */
async function nameAlone(turn: TurnContext, id: string, names: Map<string, Named>): Promise<void> {
  const { environment, actor, door } = turn;
  const readChanges = async () => (await runTool(environment, actor, listChanges, { limit: 100 }, { door })).changeSets;
  const readFormer = async () =>
    (await runTool(environment, actor, listMembers, { isActive: false }, { door })).members;
  const readTeams = async () => (await runTool(environment, actor, listTeams, {}, { door })).teams;
  const readInvites = async () => (await runTool(environment, actor, listInvites, {}, { door })).invites;
  const kinds: [object: string, read: () => Promise<string | undefined>][] = [
    ["atrium_members", async () => (await readFormer()).find((member) => member.id === id)?.name],
    ["team", async () => (await readTeams()).find((team) => team.id === id)?.name],
    ["invitation", async () => (await readInvites()).find((invite) => invite.id === id)?.email],
    [
      "document",
      async () => (await runTool(environment, actor, getDocument, { id, limit: 1 }, { door })).document.name,
    ],
    ["import", async () => (await runTool(environment, actor, getImport, { importId: id }, { door })).import.fileName],
    ["job", async () => (await runTool(environment, actor, getJob, { jobId: id }, { door })).job.title],
    ["change", async () => (await readChanges()).find((change) => change.id === id)?.summary],
    ["conversation", async () => (await runTool(environment, actor, getConversation, { id }, { door })).title],
    ["file", () => inWorkspace(environment, (session) => fileNameOf(session, actor.memberId, id))],
  ];
  for (const [object, read] of kinds) {
    const name = await read().catch(() => undefined);
    if (name !== undefined) {
      names.set(id, { name, object });
      return;
    }
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isId = (value: unknown): value is string => typeof value === "string" && uuid.test(value);

/** Every id anywhere in the arguments of a call, once. */
export function idsIn(value: unknown): string[] {
  if (isId(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values(value).flatMap(idsIn))];
}
