import { describe, expect, test } from "vitest";

import type { FeedGroup } from "@/db/changes/read-feed";
import { newApp } from "@/server/testing/test-atrium";
import { runTool } from "@/tools/core/run-tool";
import { updateRecord } from "@/tools/records/update-record";
import { updateRole } from "@/tools/roles/update-role";
import { ownOnly } from "@/tools/testing/rights-workspace";
import { newWorkspace } from "@/tools/testing/test-workspace";
import { createView } from "@/tools/views/create-view";
import { Live } from "./live";

async function following(since: string | null = null) {
  const { app, workspace, atrium } = await newApp();
  const environment = await atrium.environment();
  const actor = workspace.member();
  const stop = new AbortController();
  const events = atrium.live.follow(environment, since, stop.signal);
  const next = async () => (await events.next()).value;
  const write = (object: string, values: Record<string, unknown>) => workspace.seed(object, values).then(nudged);
  const nudged = <T>(value: T): T => {
    atrium.live.nudge();
    return value;
  };
  return { app, workspace, atrium, environment, actor, stop, events, next, write, nudged };
}

describe("whoever follows a workspace", () => {
  test("hears which records of which object changed, once each", async () => {
    const { environment, actor, next, write, stop } = await following();
    const begin = await next();
    const id = await write("companies", { name: "Tessel" });

    const created = await next();
    await runTool(
      environment,
      actor,
      updateRecord,
      { object: "companies", id, values: { city: "Oslo" } },
      { door: "test" },
    );
    const updated = await next();

    expect(begin).toMatchObject({ groups: [] });
    expect(created).toMatchObject({ groups: [{ object: "companies", count: 1, ids: [id] }] });
    expect(updated?.groups).toHaveLength(1);
    expect(updated?.groups?.[0]?.changeSetId).not.toBe(created?.groups?.[0]?.changeSetId);
    stop.abort();
  });

  test("hears that a view changed but not which", async () => {
    const { workspace, next, nudged, stop } = await following();
    await next();
    nudged(await workspace.call(createView, { object: "deals", name: "Secret" }));

    expect(await next()).toMatchObject({ groups: [{ object: "atrium_views", ids: [] }] });
    stop.abort();
  });

  test("is told after a lost connection what it missed, and to read all again when that cannot be said", async () => {
    const { workspace, atrium, environment, next, stop } = await following();
    const { position } = (await next()) ?? { position: "" };
    stop.abort();
    const id = await workspace.seed("companies", { name: "Missed" });
    const resume = async (since: string) => {
      const again = new AbortController();
      // While others write to the same server, what was missed may be told a moment later.
      for await (const event of atrium.live.follow(environment, since, again.signal)) {
        if (event.groups !== null && event.groups.length === 0) continue;
        again.abort();
        return event;
      }
      return undefined;
    };

    expect(await resume(position)).toMatchObject({ groups: [{ ids: [id] }] });
    expect(await resume("99999999999-1")).toMatchObject({ groups: null });
    expect(await resume("nonsense")).toMatchObject({ groups: null });
  });

  test("hears nothing of another workspace", async () => {
    const { atrium, environment, next, write, stop } = await following();
    const other = await newWorkspace();
    await next();
    await other.seed("companies", { name: "Not yours" });
    atrium.live.nudge();
    const mine = await write("companies", { name: "Mine" });

    expect(await next()).toMatchObject({ groups: [{ ids: [mine] }] });
    expect(environment.workspace.id).not.toBe(other.environment.workspace.id);
    stop.abort();
  });
});

describe("the poller", () => {
  test("is awake only while somebody follows", async () => {
    const { atrium, events, next, stop } = await following();
    const before = atrium.live.isAwake;
    await next();
    const during = atrium.live.isAwake;
    stop.abort();
    await events.next();

    expect([before, during, atrium.live.isAwake]).toEqual([false, true, false]);
  });

  test("ends what is open when the server stops, and what would begin after", async () => {
    const { app, events, next, atrium, environment } = await following();
    await next();
    const waiting = events.next();

    await app.close();

    expect(await waiting).toMatchObject({ done: true });
    const late = atrium.live.follow(environment, null, new AbortController().signal);
    expect(await late.next()).toMatchObject({ done: true });
    expect(new Live().isAwake).toBe(false);
  });
});

test("who reaches their own records only hears of those, and not even that something else changed", async () => {
  const { workspace, environment, actor, write, stop, atrium } = await following();
  stop.abort();
  await workspace.call(updateRole, { role: "member", objects: { deals: ownOnly } });
  const marta = workspace.member("Marta");
  const access = { ...marta.access, role: { ...marta.access.role, objects: { deals: ownOnly } } };
  const until = new AbortController();
  const events = atrium.live.follow(environment, null, until.signal, access);
  await events.next();
  await write("deals", { name: "Of Priya", owner: actor.memberId });
  const mine = await write("deals", { name: "Of Marta", owner: marta.memberId });

  // On a server that others use, what was done before may be told only now.
  const heard: FeedGroup[] = [];
  while (!heard.some(({ object }) => object === "deals")) heard.push(...((await events.next()).value?.groups ?? []));
  until.abort();

  expect(heard.filter(({ object }) => object === "deals")).toMatchObject([{ count: 1, ids: [mine] }]);
});
