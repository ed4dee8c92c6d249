import type { z } from "zod";

import { findMemberByEmail } from "@/db/workspace/members";
import { openActor } from "@/tools/core/actor";
import type { Actor } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { updateMember } from "@/tools/members/update-member";
import { createRole } from "@/tools/roles/create-role";
import { createTeam } from "@/tools/teams/create-team";
import { newWorkspace, type TestWorkspace } from "./test-workspace";

type Rights = Omit<z.input<typeof createRole.input>, "name">;

export type RightsWorkspace = {
  workspace: TestWorkspace;
  /** Has the role with the given rights; everybody else is as in every test workspace. */
  marta: Actor;
  jonas: Actor;
  /** Marta's team stands above that of Jonas. */
  inTeams(): Promise<void>;
  /** A member with the rights of this moment. */
  reopen(firstName: string): Promise<Actor>;
};

/** A workspace in which Marta has a role of its own. */
export async function newRights(rights: Rights): Promise<RightsWorkspace> {
  const workspace = await newWorkspace();
  const { role } = await workspace.call(createRole, { name: "Rep", ...rights });
  const reopen = (firstName: string): Promise<Actor> =>
    inWorkspace(workspace.environment, async (session) => {
      const member = await findMemberByEmail(session, workspace.member(firstName).email);
      if (!member) throw new Error(`The test team has no ${firstName}.`);
      return openActor(session, member);
    });
  await workspace.call(updateMember, { id: workspace.member("Marta").memberId, role: role.key });
  return {
    workspace,
    marta: await reopen("Marta"),
    jonas: workspace.member("Jonas"),
    async inTeams() {
      const { team: north } = await workspace.call(createTeam, { name: "North" });
      const { team: oslo } = await workspace.call(createTeam, { name: "Oslo", parent: north.id });
      await workspace.call(updateMember, { id: workspace.member("Marta").memberId, team: north.id });
      await workspace.call(updateMember, { id: workspace.member("Jonas").memberId, team: oslo.id });
    },
    reopen,
  };
}
