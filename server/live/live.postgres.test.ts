import { expect, test } from "vitest";

import { newApp } from "@/server/testing/test-atrium";

test("a change made while an older transaction is open is told when that has ended, also after a lost connection", async () => {
  const { workspace, atrium } = await newApp();
  const environment = await atrium.environment();
  const before = new AbortController();
  const { value: begin } = await atrium.live.follow(environment, null, before.signal).next();
  before.abort();
  let release = (): void => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  let isOpen = (): void => undefined;
  const opened = new Promise<void>((done) => {
    isOpen = done;
  });
  const older = environment.db.transaction({}, async (session) => {
    await session.query("select pg_current_xact_id()");
    isOpen();
    await held;
  });
  await opened;
  const id = await workspace.seed("companies", { name: "Meanwhile" });

  const stop = new AbortController();
  const events = atrium.live.follow(environment, begin?.position ?? "", stop.signal);
  const first = await events.next();
  release();
  await older;
  let told = first.value;
  while (told?.groups?.length === 0) told = (await events.next()).value;
  stop.abort();

  expect(first.value).toMatchObject({ groups: [] });
  expect(told).toMatchObject({ groups: [{ object: "companies", ids: [id] }] });
});
