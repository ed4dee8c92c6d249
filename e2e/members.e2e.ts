import { expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openPage } from "./testing/open-browser";
import { callTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

type Members = { members: { id: string; name: string; role: string; teamId: string | null }[] };
const memberOf = async (name: string) =>
  (await callTool<Members>(app.address, "list_members", {})).members.find((member) => member.name.startsWith(name));

test("an Admin makes a team and a role, gives them to a member, invites somebody and deactivates another", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/settings/members`);
  await page.getByRole("button", { name: "New team" }).click();
  await page.getByLabel("Name").fill("North");
  await page.getByRole("button", { name: "Add team" }).click();
  await page.getByText("Nobody yet").waitFor();
  await page.getByLabel("Team of Marta Oliveira").selectOption({ label: "North" });
  await expect.poll(async () => (await memberOf("Marta"))?.teamId).toBeTruthy();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByLabel("E-mail").fill("kaja@oakmere.example");
  await page.getByLabel("Role", { exact: true }).selectOption("viewer");
  await page.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
  expect(await page.getByLabel("Link of the invitation").inputValue()).toMatch(/\/join\/[a-z-]+\/[\w-]{40,}$/);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Take back the invitation of kaja@oakmere.example" }).click();
  await expect.poll(() => page.getByText("kaja@oakmere.example", { exact: true }).count()).toBe(0);

  await page.getByRole("button", { name: "More for Ruth Adeyemi" }).click();
  await page.getByText("Deactivate…").click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await page.getByRole("button", { name: "Let Ruth Adeyemi in again" }).click();
  await expect.poll(async () => (await memberOf("Ruth"))?.role).toBe("viewer");

  await page.getByRole("link", { name: "Roles" }).click();
  await page.getByRole("button", { name: "New role" }).click();
  await page.getByLabel("Name").fill("Sales rep");
  await page.getByRole("button", { name: "Create role" }).click();
  await page.getByRole("checkbox", { name: "Rights of their own for deals" }).click();
  for (const action of ["read", "update", "delete"]) await page.getByLabel(`Deals: ${action}`).selectOption("own");
  await page.getByLabel("Limit a field").selectOption({ label: "Companies · Annual revenue" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Changed the role Sales rep").waitFor();

  await page.getByRole("link", { name: "Members" }).click();
  await page.getByLabel("Role of Marta Oliveira").selectOption({ label: "Sales rep" });
  await expect.poll(async () => (await memberOf("Marta"))?.role).toBe("sales_rep");
  await page.getByRole("button", { name: "More for Marta Oliveira" }).click();
  await page.getByText("What they may do").click();
  await page.getByText("Hidden: Annual revenue").waitFor();
  await page.keyboard.press("Escape");
  expect(errors).toEqual([]);
});

test("the only Admin cannot become a member, and is told why", async () => {
  const { page } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/settings/members`);
  await page.getByLabel("Role of Priya Menon").selectOption("member");
  await page.getByText("is the only Admin").waitFor();

  expect((await memberOf("Priya"))?.role).toBe("admin");
});

test("a record says why it is seen", async () => {
  const { records } = await callTool<{ records: { id: string }[] }>(app.address, "search_records", {
    object: "deals",
    limit: 1,
  });
  const { page } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/o/deals/${records[0]?.id}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByText("Why can I see this?").click();
  await page.getByText("The role Admin says all on all objects for read.").waitFor();
});
