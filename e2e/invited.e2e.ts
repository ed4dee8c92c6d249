import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { ownOnly } from "@/tools/testing/rights-workspace";
import { openBrowser, openPage, say } from "./testing/open-browser";
import { type RunningApp, startApp } from "./testing/start-app";

let app: RunningApp;
let browser: Browser;

const password = "correct horse battery";

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ ATRIUM_AUTH: "built-in" }), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Calls a tool as whoever is signed in on the page. */
function call<Output>(page: Page, tool: string, input: unknown): Promise<Output> {
  return page.evaluate(
    async ({ name, body }) => {
      const response = await fetch(`/api/trpc/tools.${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      return answer.result?.data ?? answer.error.message;
    },
    { name: tool, body: input },
  ) as Promise<Output>;
}

/** Opens the link in a browser of their own and joins. */
async function join(admin: Page, name: string, role: string): Promise<Page> {
  const email = `${name.split(" ")[0]?.toLowerCase()}@crm.example`;
  const { token } = await call<{ token: string }>(admin, "send_invite", { email, role });
  const { page } = await openPage(browser, { reducedMotion: "reduce" });
  await page.goto(`${app.address}/join/oakmere/${token}`);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join Oakmere" }).click();
  await page.getByRole("navigation", { name: "Main" }).getByText(name).waitFor();
  return page;
}

const dealsIn = async (page: Page): Promise<string> => {
  await page.goto(`${app.address}/o/deals`);
  const foot = page.getByText(/^\d[\d,]* deals?$|No deals yet/).first();
  await foot.waitFor();
  return (await foot.textContent()) ?? "";
};

const answered = async (page: Page, text: string, answer: RegExp): Promise<void> => {
  await page.goto(app.address);
  await say(page, text);
  await page.getByText(answer).filter({ visible: true }).first().waitFor();
};

test("three people who were invited with different roles see in grid and chat what they may, and no more", async () => {
  await expect.poll(() => app.said()).toMatch(/first-run/);
  const link = /http:\/\/localhost:\d+\/first-run\/[\w-]+/.exec(app.said())?.[0] ?? "";
  const { page: admin } = await openPage(browser, { reducedMotion: "reduce" });
  await admin.goto(link);
  await admin.getByLabel("Your name").fill("Ana Ruiz");
  await admin.getByLabel("E-mail").fill("ana@crm.example");
  await admin.getByLabel("Password").fill(password);
  await admin.getByRole("button", { name: "Become Admin" }).click();
  await admin.getByRole("navigation", { name: "Main" }).getByText("Ana Ruiz").waitFor();
  await call(admin, "create_role", {
    name: "Rep",
    objects: { deals: ownOnly },
    fields: { "companies.annual_revenue": "none" },
  });

  const manager = await join(admin, "Mia Manager", "manager");
  const rep = await join(admin, "Rosa Rep", "rep");
  const viewer = await join(admin, "Vito Viewer", "viewer");
  const whole = await dealsIn(admin);
  expect(whole).toMatch(/\d/);
  expect(await dealsIn(manager)).toBe(whole);
  expect(await dealsIn(viewer)).toBe(whole);
  expect(await viewer.getByRole("button", { name: "New deal" }).count()).toBe(0);
  expect(await dealsIn(rep)).toBe("No deals yet");

  await answered(rep, "how many deals are there", /^0 deals/);
  await answered(rep, 'create a deal "Quay lamps"', /^Created Quay lamps/);
  await answered(rep, "how many deals are there", /^1 deals?/);
  await answered(viewer, "create a deal called Not mine", /role \(viewer\)|may not|Your role/);
  await rep.goto(`${app.address}/o/companies`);
  await rep.getByRole("row").nth(1).waitFor();
  expect(await rep.getByText("Annual revenue").count()).toBe(0);
  expect(await call(rep, "update_role", { role: "rep", objects: {} })).toContain("roles:write");

  await admin.goto(`${app.address}/settings/members`);
  await admin.getByRole("button", { name: "More for Rosa Rep" }).click();
  await admin.getByText("Deactivate…").click();
  await admin.getByText("Rosa Rep has 1 deal.").waitFor();
  await admin.getByLabel("Hand them over to").selectOption({ label: "Mia Manager" });
  await admin.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await admin.getByRole("button", { name: "Let Rosa Rep in again" }).waitFor();
  await rep.goto(`${app.address}/o/deals`);
  expect(new URL(rep.url()).pathname).toBe("/sign-in");
  await answered(manager, "show my deals", /Quay lamps/);
}, 180_000);
