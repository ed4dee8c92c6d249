import { describe, expect, test } from "vitest";

import { newApp } from "@/server/testing/test-atrium";
import { registry } from "@/tools/registry";

const host = "localhost:3000";

describe("the door of tools", () => {
  test("lists every tool that the caller may use, each with the schemas of both sides", async () => {
    const { app } = await newApp();

    const { tools } = (await app.inject({ url: "/api/tools", headers: { host } })).json();

    expect(tools.map(({ name }: { name: string }) => name)).toEqual(Object.keys(registry));
    for (const tool of tools)
      expect(tool).toMatchObject({
        input: { type: "object" },
        output: { type: "object" },
        permission: expect.any(String),
      });
  });

  test("runs a tool: JSON in, its output out, and what is missing counts as nothing", async () => {
    const { app, workspace } = await newApp();
    const post = (url: string, payload?: object) =>
      app.inject({ method: "POST", url, headers: { host }, ...(payload ? { payload } : {}) });

    const made = await post("/api/tools/create_record", { object: "deals", values: { name: "Dock lights" } });
    const members = await post("/api/tools/list_members");

    expect(made.json()).toMatchObject({ record: { name: "Dock lights" } });
    expect(members.json().members).toHaveLength(workspace.actors.length);
  });

  test("answers what cannot be done with the code, the place and what to do", async () => {
    const { app } = await newApp();
    const post = (url: string, payload: object | string, headers: object = {}) =>
      app.inject({ method: "POST", url, headers: { host, "content-type": "application/json", ...headers }, payload });

    const unknown = await post("/api/tools/create_recrod", {});
    const wrong = await post("/api/tools/create_record", { object: 1 });
    const list = await post("/api/tools/create_record", "[]");
    const broken = await post("/api/tools/create_record", "{");
    const foreign = await post("/api/tools/list_members", {}, { origin: "https://evil.example" });

    expect(unknown.json().error).toMatchObject({
      code: "not_found",
      message: expect.stringContaining("create_record"),
    });
    expect(wrong.json().error).toMatchObject({ code: "invalid_input", details: expect.any(Array) });
    expect([list.statusCode, broken.statusCode, foreign.statusCode]).toEqual([400, 400, 403]);
  });

  test("takes no key where nobody signs in: it would act as the Admin", async () => {
    const { app } = await newApp();

    const answer = await app.inject({ url: "/api/tools", headers: { host, authorization: "Bearer atr_x" } });

    expect(answer.statusCode).toBe(401);
    expect(answer.json().error.message).toContain("Local mode has no keys");
  });
});
