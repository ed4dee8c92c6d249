import { findByExternalId, readExternalIds, saveExternalId } from "@/db/accounts/provisioned-members";
import { listDomains } from "@/db/accounts/sign-in-domains";
import { domainOf, readSingleSignOn } from "@/db/accounts/single-sign-on";
import type { Member } from "@/db/workspace/members";
import { homeOf } from "@/server/regions/home-of";
import { AppError } from "@/tools/core/app-error";
import type { Environment } from "@/tools/core/run-tool";
import { addKeptMember, changeKeptMember, readKeptMembers } from "@/tools/members/keep-member";
import { applyPatch, type Patch } from "./patch";
import type { Filter } from "./read-filter";
import { nameOf, toUser, type UserInput } from "./scim-user";

/** The members of one workspace that its company's directory may see: those of the verified domains. */
export function openDirectory(environment: Environment, base: string) {
  const { workspace, clock } = environment;
  const db = homeOf(environment);
  const readDomains = (): Promise<string[]> =>
    db.transaction({ isReadOnly: true }, async (session) =>
      (await listDomains(session, workspace.id)).filter(({ verifiedAt }) => verifiedAt).map(({ domain }) => domain),
    );
  const readAll = async (): Promise<Member[]> => readKeptMembers(environment, await readDomains());
  const settings = () => db.transaction({ isReadOnly: true }, (session) => readSingleSignOn(session, workspace.id));
  const require = async (id: string): Promise<Member> => {
    const found = (await readAll()).find((member) => member.id === id);
    if (!found) throw new AppError("not_found", "There is no such user.");
    return found;
  };
  const show = async (members: Member[]) => {
    const ids = members.map(({ id }) => id);
    const external = await db.transaction({ isReadOnly: true }, (session) =>
      readExternalIds(session, workspace.id, ids),
    );
    return members.map((member) => toUser(member, external.get(member.id) ?? null, base));
  };
  const showOne = async (member: Member) => {
    const [shown] = await show([member]);
    if (!shown) throw new AppError("not_found", "There is no such user.");
    return shown;
  };
  const keepExternalId = async (memberId: string, externalId: string | null | undefined): Promise<void> => {
    if (externalId === undefined) return;
    const row = { workspaceId: workspace.id, memberId, externalId };
    await db.transaction({}, (session) => saveExternalId(session, row, clock.now()));
  };
  const change = async (member: Member, input: UserInput) => {
    if (input.userName.toLowerCase() !== member.email.toLowerCase())
      throw new AppError(
        "invalid_input",
        "The address of a member does not change here. Deactivate them and add the new one.",
      );
    const kept = (await settings())?.breakGlass ?? [];
    const wanted = { name: nameOf(input), isActive: input.active };
    const changed = await changeKeptMember(environment, member.id, wanted, kept);
    await keepExternalId(member.id, input.externalId);
    return showOne(changed);
  };
  return {
    async list(filter: Filter | null, { start, count }: { start: number; count: number }) {
      const found = await pick(await readAll(), filter, (value) =>
        db.transaction({ isReadOnly: true }, (session) => findByExternalId(session, workspace.id, value)),
      );
      return { total: found.length, found: await show(found.slice(start - 1, start - 1 + count)) };
    },
    /** Of these ids the ones that are users of the directory. */
    async known(ids: string[]): Promise<string[]> {
      const all = new Set((await readAll()).map(({ id }) => id));
      return ids.filter((id) => all.has(id));
    },
    get: async (id: string) => showOne(await require(id)),
    async add(input: UserInput) {
      if (!(await readDomains()).includes(domainOf(input.userName)))
        throw new AppError("invalid_input", `${domainOf(input.userName)} is not a verified domain of this workspace.`);
      const role = (await settings())?.defaultRole ?? "member";
      const person = { name: nameOf(input), email: input.userName, role, isActive: input.active ?? true };
      const member = await addKeptMember(environment, person);
      await keepExternalId(member.id, input.externalId);
      return showOne(member);
    },
    replace: async (id: string, input: UserInput) =>
      change(await require(id), { ...input, active: input.active ?? true, externalId: input.externalId ?? null }),
    async patch(id: string, patch: Patch) {
      const member = await require(id);
      const now = { userName: member.email, displayName: member.name, active: member.deactivatedAt === null };
      return change(member, applyPatch(now, patch));
    },
    async remove(id: string): Promise<void> {
      const member = await require(id);
      const kept = (await settings())?.breakGlass ?? [];
      await changeKeptMember(environment, member.id, { isActive: false }, kept);
    },
  };
}

async function pick(
  members: Member[],
  filter: Filter | null,
  byExternalId: (value: string) => Promise<string[]>,
): Promise<Member[]> {
  if (!filter) return members;
  const { by, value } = filter;
  if (by === "id") return members.filter(({ id }) => id === value);
  if (by === "displayName") return members.filter(({ name }) => name === value);
  if (by === "userName") return members.filter(({ email }) => email.toLowerCase() === value.toLowerCase());
  const ids = await byExternalId(value);
  return members.filter(({ id }) => ids.includes(id));
}
