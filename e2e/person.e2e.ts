import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { expectAccessible } from "./testing/expect-accessible";
import { openPage } from "./testing/open-browser";
import { callTool } from "./testing/start-app";
import { app, browser, withApp } from "./testing/with-app";

withApp();

type Found = { records: { id: string; name: string }[] };

test("an Admin hands somebody their data and erases them, and the audit log still verifies", async () => {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce", acceptDownloads: true });
  const { records } = await callTool<Found>(app.address, "search_records", { object: "contacts", limit: 1 });
  const [person] = records;
  if (!person) throw new Error("The demo has no contact.");
  await page.goto(`${app.address}/o/contacts/${person.id}`);

  await page.getByRole("button", { name: "More", exact: true }).last().click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Export this person's data" }).click(),
  ]);
  const path = join(app.directory, "person.json");
  await file.saveAs(path);
  const known = JSON.parse(readFileSync(path, "utf8")) as { person: { name: string } };

  await page.getByRole("button", { name: "More", exact: true }).last().click();
  await page.getByRole("menuitem", { name: "Erase this person" }).click();
  await page.getByText("lose their values and stay as changes").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Erase for good" }).click();
  await page.getByText("Erased everything about this person").waitFor();

  const again = await callTool<Found>(app.address, "search_records", { object: "contacts", search: person.name });
  const check = await callTool<{ isIntact: boolean; erasedCount: number }>(app.address, "verify_audit", {});
  expect(known.person.name).toBe(person.name);
  expect(again.records.map(({ id }) => id)).not.toContain(person.id);
  expect(check).toMatchObject({ isIntact: true });
  expect(check.erasedCount).toBeGreaterThan(0);
  expect(errors.filter((error) => !/404/.test(error))).toEqual([]);
});
