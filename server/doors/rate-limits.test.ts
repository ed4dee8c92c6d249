import { describe, expect, test } from "vitest";

import { makeTestKey, program } from "@/server/testing/program";
import { newSignInApp, type SignInApp, testPassword } from "@/server/testing/sign-in-app";
import type { Visitor } from "@/server/testing/visitor";

async function signIn(app: SignInApp, member: string): Promise<Visitor> {
  const { email } = await app.addPerson([{ workspace: app.workspaces[0], member }]);
  const visitor = app.visit();
  await visitor.post("/api/auth/sign-in/password", { email, password: testPassword });
  return visitor;
}

const statuses = async (count: number, call: () => Promise<{ status: number }>): Promise<number[]> => {
  const found: number[] = [];
  for (let turn = 0; turn < count; turn += 1) found.push((await call()).status);
  return found;
};
const refusedAt = (found: number[]): number => found.indexOf(429);

describe("calls of a minute", () => {
  test("are counted for a person, and refused with how long to wait", async () => {
    const app = await newSignInApp({ callsPerMinute: 40 });
    const [marta, jonas] = [await signIn(app, "Marta"), await signIn(app, "Jonas")];

    const found = await statuses(41, () => marta.get("/api/trpc/system.info"));
    const { body } = await marta.post("/api/tools/list_members");

    expect(refusedAt(found)).toBe(40);
    expect(body).toMatchObject({
      error: {
        code: "rate_limited",
        message: expect.stringMatching(/^Your account makes too many calls: 40 .* Wait \d+ seconds, then go on\.$/),
        details: [{ path: "retryAfter", message: expect.stringMatching(/^\d+$/) }],
      },
    });
    expect((await jonas.get("/api/trpc/system.info")).status).toBe(200);
  });

  test("are counted for each key by itself, so that its person goes on, whichever door it takes", async () => {
    const app = await newSignInApp({ callsPerMinute: 40 });
    const marta = await signIn(app, "Marta");
    const [wild, calm] = [
      program(app.app, await makeTestKey(marta, ["records:read"], { name: "Wild" })),
      program(app.app, await makeTestKey(marta, ["records:read"], { name: "Calm" })),
    ];

    const byTools = await statuses(10, () => wild.tool("search_records", { object: "deals" }));
    const byPages = await statuses(11, () => wild.get("/api/trpc/system.info"));
    const refused = [
      await wild.get("/api/tools"),
      await wild.post("/api/chat", {}),
      await wild.post("/api/files?name=a.csv", {}),
      await wild.get("/api/files/x"),
    ];

    expect([refusedAt(byTools), refusedAt(byPages)]).toEqual([-1, 10]);
    for (const { status, headers, error } of refused) {
      expect([status, Number(headers["retry-after"]) > 0]).toEqual([429, true]);
      expect(error).toContain("The key Wild makes too many calls: 20");
    }
    expect((await calm.get("/api/tools")).status).toBe(200);
    expect((await marta.get("/api/trpc/system.info")).status).toBe(200);
  });

  test("count as many as a batch names", async () => {
    const app = await newSignInApp({ callsPerMinute: 40 });
    const key = program(app.app, await makeTestKey(await signIn(app, "Marta"), ["members:read"]));
    const batch = `/api/trpc/${Array(15).fill("tools.list_members").join(",")}?batch=1`;

    const [first, second] = [await key.get(batch), await key.get(batch)];

    expect([first.status, second.status]).toEqual([200, 429]);
    expect(Number(second.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("that are heavy are counted once more, by name as by path", async () => {
    const app = await newSignInApp({ callsPerMinute: 80 });
    const key = program(app.app, await makeTestKey(await signIn(app, "Marta"), ["records:export"]));
    const exported = { query: { object: "deals" } };

    const found = [
      await key.tool("export_records", exported),
      await key.post("/api/trpc/tools.export_records", exported),
      await key.post("/api/trpc/tools%2Eexport_records", exported),
      await key.tool("search_records", { object: "deals" }),
    ];

    expect(found.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
  });

  test("are counted for an address, also of those who send a wrong key, and for the workspace", async () => {
    const app = await newSignInApp({ callsPerMinute: 10 });
    const stranger = program(app.app, "atr_wrong");

    const found = await statuses(31, () => stranger.get("/api/tools"));
    const keys = await Promise.all(
      ["Marta", "Jonas", "Vera", "Priya"].map(async (member) => {
        const visitor = await signIn(app, member);
        return Promise.all(
          Array.from({ length: 4 }, async (_, place) => ({
            key: await makeTestKey(visitor, ["records:read"], { name: `${member} ${place}` }),
            address: visitor.address,
          })),
        );
      }),
    );
    const ofWorkspace: string[] = [];
    for (const { key, address } of keys.flat())
      for (let turn = 0; turn < 4; turn += 1) {
        const headers = { host: "crm.example", authorization: `Bearer ${key}` };
        const answer = await app.app.inject({ url: "/api/files/x", headers, remoteAddress: address });
        if (answer.statusCode === 429) ofWorkspace.push(answer.json().error.message);
      }

    expect(refusedAt(found)).toBe(30);
    expect(ofWorkspace.some((message) => message.startsWith("Your workspace makes too many calls: 60"))).toBe(true);
  });
});
