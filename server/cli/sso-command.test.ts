import { tmpdir } from "node:os";
import { expect, test } from "vitest";

import { newDomain, settings, visitAsAdmin } from "@/server/auth/single-sign-on/testing/sign-on-app";
import { newSignInApp } from "@/server/testing/sign-in-app";
import { listChanges } from "@/tools/changes/list-changes";
import { runCommand } from "./run-command";

test("atrium sso verify-domain confirms a domain that the workspace has in its list", async () => {
  const app = await newSignInApp();
  const [workspace] = app.workspaces;
  const { slug } = workspace.environment.workspace;
  const { admin } = await visitAsAdmin(app, workspace);
  const domain = newDomain();
  const run = (...words: string[]) => runCommand(app.atrium, ["sso", ...words, "--workspace", slug], tmpdir());

  const early = await run("verify-domain", domain);
  await admin.post(`${settings}/domain`, { domain });
  const done = await run("verify-domain", domain);
  const wrong = await run("verify");

  expect([early.exitCode, done.exitCode, wrong.exitCode]).toEqual([1, 0, 1]);
  expect(early.output).toContain("is not in the list of this workspace");
  expect((await admin.get(settings)).body).toMatchObject({ domains: [{ domain, verifiedBy: "operator" }] });
  const { changeSets } = await workspace.call(listChanges, {});
  expect(changeSets[0]).toMatchObject({
    summary: `The operator confirmed the domain ${domain}`,
    actor: { kind: "system" },
  });
});
