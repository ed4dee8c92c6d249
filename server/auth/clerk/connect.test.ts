import { tmpdir } from "node:os";
import { expect, test } from "vitest";

import { runCommand } from "@/server/cli/run-command";
import { newClerkApp } from "./testing/clerk-app";

test("a workspace that is here already is given to an organization, and its members come in as who they are", async () => {
  const app = await newClerkApp();
  const [workspace, other] = app.workspaces;
  const organization = app.clerk.addOrganization("Oakmere");
  const { email, role } = workspace.member("Marta");
  const person = app.clerk.addPerson({ first: "Marta", last: "Elsewhere", email });
  const connect = (id: string, slug: string) =>
    runCommand(app.atrium, ["clerk", "connect", id, "--workspace", slug], tmpdir());
  const { slug } = workspace.environment.workspace;

  const done = await connect(organization, slug);
  const again = await connect(organization, other.environment.workspace.slug);
  const twice = await connect("org_another", slug);
  const wrong = await connect("oakmere", slug);
  const { body } = await app.visitAs(person, { organization }).get("/api/trpc/system.info");
  await app.clerk.close();

  expect([done.exitCode, again.exitCode, twice.exitCode, wrong.exitCode]).toEqual([0, 1, 1, 1]);
  expect(again.output).toContain("is connected already");
  expect(body["result"]).toMatchObject({ data: { workspace: { slug }, me: { email, role } } });
});
