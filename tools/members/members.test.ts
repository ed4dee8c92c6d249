import { describe, expect, test } from "vitest";

import { standardRoles } from "@/db/access/standard-roles";
import { findMember } from "@/db/workspace/members";
import { listChanges } from "@/tools/changes/list-changes";
import { undoChangeSet } from "@/tools/changes/undo-change-set";
import { createClock } from "@/tools/core/clock";
import { inWorkspace } from "@/tools/core/in-workspace";
import { runTool } from "@/tools/core/run-tool";
import { getRecord } from "@/tools/records/get-record";
import { createRole } from "@/tools/roles/create-role";
import { deleteRole } from "@/tools/roles/delete-role";
import { listRoles } from "@/tools/roles/list-roles";
import { updateRole } from "@/tools/roles/update-role";
import { createTeam } from "@/tools/teams/create-team";
import { deleteTeam } from "@/tools/teams/delete-team";
import { listTeams } from "@/tools/teams/list-teams";
import { updateTeam } from "@/tools/teams/update-team";
import { newRights, ownOnly } from "@/tools/testing/rights-workspace";
import { newWorkspace, testNow } from "@/tools/testing/test-workspace";
import { acceptInvite, readInvite } from "./accept-invite";
import { deleteInvite } from "./delete-invite";
import { deleteMember } from "./delete-member";
import type { InviteMail } from "./invite-mailer";
import { listInvites } from "./list-invites";
import { listMembers } from "./list-members";
import { restoreMember } from "./restore-member";
import { sendInvite } from "./send-invite";
import { updateInvite } from "./update-invite";
import { updateMember } from "./update-member";

const email = "kaja@oakmere.example";
const kaja = { name: "Kaja Berg", email };

describe("an invitation", () => {
  test("lets the invited address in once, with the role and team it names", async () => {
    const workspace = await newWorkspace();
    const { team } = await workspace.call(createTeam, { name: "North" });
    const { token } = await workspace.call(sendInvite, { email, role: "viewer", team: team.id });
    const shown = await readInvite(workspace.environment, token);
    const member = await acceptInvite(workspace.environment, token, { ...kaja, email: "KAJA@oakmere.example" });
    const again = () => acceptInvite(workspace.environment, token, kaja);
    const { invites } = await workspace.call(listInvites, {});

    expect(shown).toMatchObject({ email, role: "viewer" });
    expect(member).toMatchObject({ name: "Kaja Berg", email, role: "viewer", teamId: team.id });
    await expect(again()).rejects.toMatchObject({ code: "not_found" });
    expect(invites).toEqual([]);
  });

  test("is good for one of two who open it at the same moment", async () => {
    const workspace = await newWorkspace();
    const { token } = await workspace.call(sendInvite, { email });
    const both = await Promise.allSettled([1, 2].map(() => acceptInvite(workspace.environment, token, kaja)));

    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is for no other address, and the same answer is given to a link that is expired, taken back, renewed or made up", async () => {
    const workspace = await newWorkspace();
    const first = await workspace.call(sendInvite, { email });
    const other = () => acceptInvite(workspace.environment, first.token, { name: "Eve", email: "eve@else.example" });
    await expect(other()).rejects.toMatchObject({ code: "forbidden" });
    const second = await workspace.call(updateInvite, { id: first.invite.id, role: "manager" });
    const later = {
      ...workspace.environment,
      clock: createClock({ now: new Date(testNow.getTime() + 8 * 86_400_000) }),
    };
    const answers: string[] = [];
    const note = (error: Error): number => answers.push(error.message);
    await acceptInvite(workspace.environment, first.token, kaja).catch(note);
    await acceptInvite(later, second.token, kaja).catch(note);
    await workspace.call(deleteInvite, { id: first.invite.id });
    await acceptInvite(workspace.environment, second.token, kaja).catch(note);
    await acceptInvite(workspace.environment, "made-up", kaja).catch(note);

    expect(answers).toHaveLength(4);
    expect(new Set(answers).size).toBe(1);
  });

  test("is refused for a member, twice for one address, and for a role that may do more than who invites", async () => {
    const workspace = await newWorkspace();
    await workspace.call(createRole, {
      name: "People",
      copyOf: "member",
      permissions: [...standardRoles.member.permissions, "members:write"],
    });
    await workspace.call(updateMember, { id: workspace.member("Marta").memberId, role: "people" });
    const marta = { ...workspace.member("Marta"), role: "people" };
    const { roles } = await workspace.call(listRoles, {});
    const role = roles.find(({ key }) => key === "people");
    if (!role) throw new Error("The role is not there.");
    const people = { ...marta, access: { ...marta.access, roleKey: "people", role } };
    await workspace.call(sendInvite, { email }, people);

    await expect(workspace.call(sendInvite, { email: email.toUpperCase() })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(workspace.call(sendInvite, { email: marta.email })).rejects.toMatchObject({ code: "conflict" });
    await expect(workspace.call(sendInvite, { email: "a@b.example", role: "admin" }, people)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(workspace.call(deleteMember, { id: workspace.member().memberId }, people)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(workspace.call(updateMember, { id: marta.memberId, role: "admin" }, people)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("is mailed once it is stored, and stays when the mail fails", async () => {
    const workspace = await newWorkspace();
    const mails: InviteMail[] = [];
    const environment = {
      ...workspace.environment,
      inviteMailer: async (mail: InviteMail) => {
        if (mails.push(mail) > 1) throw new Error("No route to the mail server");
        return { leaves: true };
      },
    };
    const send = (to: string) =>
      runTool(environment, workspace.member(), sendInvite, { email: to, role: "viewer" }, { door: "test" });
    const first = await send(email);
    const second = await send("lars@oakmere.example");
    const { invites } = await workspace.call(listInvites, {});

    expect([first.mail, second.mail]).toEqual(["sent", "failed"]);
    expect(mails[0]).toMatchObject({ email, token: first.token, role: "viewer", invitedBy: "Priya Menon" });
    expect(invites).toHaveLength(2);
  });

  test("is taken back by an undo, and counts again when that is undone", async () => {
    const workspace = await newWorkspace();
    const { token, changeSetId } = await workspace.call(sendInvite, { email });
    const undone = await workspace.call(undoChangeSet, { changeSetId });
    await expect(readInvite(workspace.environment, token)).rejects.toMatchObject({ code: "not_found" });
    await workspace.call(undoChangeSet, { changeSetId: undone.changeSetId });

    expect(undone).toMatchObject({ undone: 1, conflicts: [] });
    expect(await readInvite(workspace.environment, token)).toMatchObject({ email });
  });

  test("keeps its secret out of the database and the change log", async () => {
    const workspace = await newWorkspace();
    const { token } = await workspace.call(sendInvite, { email });
    const rows = await inWorkspace(workspace.environment, (session) =>
      session.query(
        "select to_jsonb(i)::text as row from atrium_invites as i union all select to_jsonb(c)::text from atrium_changes as c",
      ),
    );

    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("a member", () => {
  test("gets another role at once, in the change log, and back by an undo", async () => {
    const workspace = await newWorkspace();
    const id = workspace.member("Marta").memberId;
    const { changeSetId } = await workspace.call(updateMember, { id, role: "Viewer", title: "Advisor" });
    const { changeSets } = await workspace.call(listChanges, { limit: 1 });
    const undone = await workspace.call(undoChangeSet, { changeSetId: changeSetId ?? "" });
    const { members } = await workspace.call(listMembers, {});

    expect(changeSets[0]?.changes[0]).toMatchObject({ object: "atrium_members", recordName: "Marta Oliveira" });
    expect(undone).toMatchObject({ undone: 1, conflicts: [] });
    expect(members.find((member) => member.id === id)).toMatchObject({ role: "member", title: null });
  });

  test("who is the only Admin stays one, and two Admins cannot both step down", async () => {
    const workspace = await newWorkspace();
    const [priya, marta] = [workspace.member().memberId, workspace.member("Marta").memberId];
    await expect(workspace.call(updateMember, { id: priya, role: "member" })).rejects.toMatchObject({
      code: "precondition_failed",
    });
    await expect(workspace.call(deleteMember, { id: priya })).rejects.toMatchObject({ code: "precondition_failed" });
    const { changeSetId } = await workspace.call(updateMember, { id: marta, role: "admin" });
    const both = await Promise.allSettled(
      [priya, marta].map((id) => workspace.call(updateMember, { id, role: "member" })),
    );
    const undo = await workspace.call(undoChangeSet, { changeSetId: changeSetId ?? "" });

    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(undo.conflicts.length + undo.undone).toBe(1);
    const { members } = await workspace.call(listMembers, {});
    expect(members.filter(({ role }) => role === "admin")).toHaveLength(1);
  });

  test("who leaves hands their records over, all of it is undone as one, and they can be let in again", async () => {
    const workspace = await newWorkspace();
    const [marta, jonas] = [workspace.member("Marta").memberId, workspace.member("Jonas").memberId];
    const deal = await workspace.seed("deals", { name: "Crane", owner: marta });
    const task = await workspace.seed("tasks", { title: "Call", owner: marta });
    const seen = await workspace.call(deleteMember, { id: marta, reassignTo: jonas, preview: true });
    const done = await workspace.call(deleteMember, { id: marta, reassignTo: jonas });
    const owners = async (): Promise<unknown[]> => [
      (await workspace.call(getRecord, { object: "deals", id: deal })).record.values["owner"],
      (await workspace.call(getRecord, { object: "tasks", id: task })).record.values["owner"],
    ];
    const after = await owners();
    const gone = await inWorkspace(workspace.environment, (session) => findMember(session, marta));
    await workspace.call(undoChangeSet, { changeSetId: done.changeSetId ?? "" });
    const back = await owners();
    await workspace.call(deleteMember, { id: marta });
    await workspace.call(restoreMember, { id: marta });

    expect(seen).toMatchObject({
      isPreview: true,
      handed: [
        { object: "deals", count: 1 },
        { object: "tasks", count: 1 },
      ],
    });
    expect(after).toMatchObject([{ id: jonas }, { id: jonas }]);
    expect(gone).toBeUndefined();
    expect(back).toMatchObject([{ id: marta }, { id: marta }]);
    expect(await inWorkspace(workspace.environment, (session) => findMember(session, marta))).toBeDefined();
  });

  test("of another workspace does not exist", async () => {
    const [workspace, neighbour] = [await newWorkspace(), await newWorkspace()];
    const id = neighbour.member("Marta").memberId;

    await expect(workspace.call(updateMember, { id, role: "viewer" })).rejects.toMatchObject({ code: "not_found" });
    await expect(workspace.call(deleteMember, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a role", () => {
  test("that could give itself every right cannot have limits, and none changes what it may not see", async () => {
    const workspace = await newWorkspace();
    const limited = () =>
      workspace.call(createRole, { name: "A", permissions: ["roles:write"], objects: { deals: ownOnly } });
    const blind = () => workspace.call(createRole, { name: "B", objects: { deals: { ...ownOnly, read: "none" } } });
    const unknown = () => workspace.call(createRole, { name: "C", objects: { dealz: ownOnly } });
    const named = () => workspace.call(createRole, { name: "D", fields: { "deals.name": "none" } });

    for (const attempt of [limited, blind, unknown, named])
      await expect(attempt()).rejects.toMatchObject({ code: "invalid_input" });
    await expect(workspace.call(updateRole, { role: "admin", name: "Chief" })).rejects.toMatchObject({
      code: "precondition_failed",
    });
  });

  test("that is edited, set back and undone is held by the database each time", async () => {
    const { workspace, reopen } = await newRights({});
    const id = await workspace.seed("deals", { name: "Of Vera", owner: workspace.member("Vera").memberId });
    const sees = async (): Promise<boolean> =>
      workspace.call(getRecord, { object: "deals", id }, await reopen("Jonas")).then(
        () => true,
        () => false,
      );
    const before = await sees();
    const { changeSetId } = await workspace.call(updateRole, { role: "member", objects: { deals: ownOnly } });
    const edited = await sees();
    await workspace.call(undoChangeSet, { changeSetId: changeSetId ?? "" });
    const undone = await sees();
    await workspace.call(updateRole, { role: "member", objects: { deals: ownOnly } });
    await workspace.call(deleteRole, { role: "member" });

    expect([before, edited, undone, await sees()]).toEqual([true, false, true, true]);
  });

  test("goes only when its members get another one", async () => {
    const { workspace } = await newRights({ objects: { deals: ownOnly } });
    await expect(workspace.call(deleteRole, { role: "rep" })).rejects.toMatchObject({ code: "precondition_failed" });
    const { moved } = await workspace.call(deleteRole, { role: "rep", moveTo: "viewer" });
    const { members } = await workspace.call(listMembers, {});

    expect(moved).toBe(1);
    expect(members.find(({ name }) => name.startsWith("Marta"))?.role).toBe("viewer");
  });
});

describe("a team", () => {
  test("stands below no team of its own, and what is below goes up when it is taken away", async () => {
    const workspace = await newWorkspace();
    const { team: north } = await workspace.call(createTeam, { name: "North" });
    const { team: oslo } = await workspace.call(createTeam, { name: "Oslo", parent: north.id });
    await workspace.call(updateMember, { id: workspace.member("Marta").memberId, team: oslo.id });
    const { team: port } = await workspace.call(createTeam, { name: "Port", parent: oslo.id });
    await expect(workspace.call(updateTeam, { id: north.id, parent: port.id })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(workspace.call(createTeam, { name: "oslo" })).rejects.toMatchObject({ code: "conflict" });
    const { changeSetId } = await workspace.call(deleteTeam, { id: oslo.id });
    const { teams } = await workspace.call(listTeams, {});
    await workspace.call(undoChangeSet, { changeSetId });
    const back = await workspace.call(listTeams, {});

    expect(teams).toMatchObject([
      { name: "North", members: [{ name: "Marta Oliveira" }] },
      { name: "Port", parent: north.id },
    ]);
    expect(back.teams.find(({ id }) => id === port.id)).toMatchObject({ parent: oslo.id });
    expect(back.teams.find(({ id }) => id === oslo.id)?.members).toHaveLength(1);
  });
});
