import {
  dropGroup,
  listGroupNames,
  listGroups,
  type ProvisionedGroup,
  saveGroup,
} from "@/db/accounts/provisioned-groups";
import { readSingleSignOn } from "@/db/accounts/single-sign-on";
import { groupRoleOf } from "@/server/auth/single-sign-on/group-role";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import type { Environment } from "@/tools/core/run-tool";
import { toAppError } from "@/tools/core/to-app-error";
import { giveGroupRole } from "@/tools/members/provision-member";
import type { Patch } from "./patch";
import type { Filter } from "./read-filter";
import { type GroupInput, patchGroup, toGroup } from "./scim-group";

/** Groups of one workspace's directory. Where no claim tells them, they decide the roles of who is in them, at once. */
export function openGroups(environment: Environment, base: string, isKnown: (ids: string[]) => Promise<string[]>) {
  const { workspace, clock } = environment;
  const db = homeOf(environment);
  const readAll = (): Promise<ProvisionedGroup[]> =>
    db.transaction({ isReadOnly: true }, (session) => listGroups(session, workspace.id));
  const require = async (id: string): Promise<ProvisionedGroup> => {
    const found = (await readAll()).find((group) => group.id === id);
    if (!found) throw new AppError("not_found", "There is no such group.");
    return found;
  };
  const save = async (before: ProvisionedGroup | null, input: GroupInput) => {
    const now = clock.now();
    const memberIds = await isKnown((input.members ?? []).map(({ value }) => value));
    const group = {
      ...{ id: before?.id ?? clock.newId(), workspaceId: workspace.id, name: input.displayName, memberIds },
      ...{ externalId: input.externalId ?? null, createdAt: before?.createdAt ?? now, updatedAt: now },
    };
    await db
      .transaction({}, (session) => saveGroup(session, group))
      .catch((error: unknown) => {
        if (toAppError(error).code !== "conflict") throw error;
        throw new AppError("conflict", `There is a group ${input.displayName} already.`);
      });
    await follow([...(before?.memberIds ?? []), ...memberIds]);
    return toGroup(group, base);
  };
  const follow = async (memberIds: string[]): Promise<void> => {
    const rules = await db.transaction({ isReadOnly: true }, (session) => readSingleSignOn(session, workspace.id));
    if (!rules || rules.groupClaim) return;
    for (const memberId of new Set(memberIds)) {
      const groups = await db.transaction({ isReadOnly: true }, (session) =>
        listGroupNames(session, workspace.id, memberId),
      );
      const role = groupRoleOf(rules, groups);
      if (role) await giveGroupRole(environment, memberId, role, rules.breakGlass);
    }
  };
  return {
    async list(filter: Filter | null, { start, count }: { start: number; count: number }) {
      const all = await readAll();
      const found = filter ? all.filter((group) => matches(group, filter)) : all;
      return {
        total: found.length,
        found: found.slice(start - 1, start - 1 + count).map((each) => toGroup(each, base)),
      };
    },
    get: async (id: string) => toGroup(await require(id), base),
    add: (input: GroupInput) => save(null, input),
    replace: async (id: string, input: GroupInput) => save(await require(id), input),
    async patch(id: string, patch: Patch) {
      const group = await require(id);
      return save(group, patchGroup(group, patch));
    },
    async remove(id: string): Promise<void> {
      const group = await require(id);
      await db.transaction({}, (session) => dropGroup(session, id));
      await follow(group.memberIds);
    },
  };
}

function matches({ id, name, externalId }: ProvisionedGroup, { by, value }: Filter): boolean {
  if (by === "displayName") return name.toLowerCase() === value.toLowerCase();
  return value === (by === "id" ? id : externalId);
}
