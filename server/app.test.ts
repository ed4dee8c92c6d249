import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { describe, expect, test } from "vitest";

import { AppError, type ErrorCode, errorTable } from "@/tools/core/app-error";
import type { AppRouter } from "./doors/trpc/router";
import { newApp, testSecret } from "./testing/test-atrium";

type Inject = Awaited<ReturnType<typeof newApp>>["app"];

const local = { host: "localhost:3000" };

/** A tRPC client whose requests go into the app without a port. */
function client(app: Inject) {
  const fetchInside = async (url: URL | RequestInfo, options?: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(String(url));
    const response = await app.inject({
      method: (options?.method ?? "GET") as "GET",
      url: pathname + search,
      headers: { ...local, ...(options?.body ? { "content-type": "application/json" } : {}) },
      ...(options?.body ? { payload: String(options.body) } : {}),
    });
    return new Response(response.body, {
      status: response.statusCode,
      headers: { "content-type": "application/json" },
    });
  };
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: "http://localhost:3000/api/trpc", fetch: fetchInside as never })],
  });
}

describe("the tRPC door", () => {
  test("reads are queries, writes are mutations, both typed from the registry", async () => {
    const { app } = await newApp();
    const trpc = client(app);

    const { record } = await trpc.tools.create_record.mutate({ object: "companies", values: { name: "Tessel" } });
    const found = await trpc.tools.search_records.query({ object: "companies", count: "capped" });
    const info = await trpc.system.info.query();

    expect(found.records).toEqual([record]);
    expect(info).toMatchObject({
      mode: "local",
      me: { name: "Priya Menon", role: "admin" },
      defaultModel: "built-in-planner",
    });
  });

  test("an error carries its code, its details and a request number", async () => {
    const { app } = await newApp();

    const attempt = client(app).tools.search_records.query({ object: "dealz" });

    await expect(attempt).rejects.toBeInstanceOf(TRPCClientError);
    await expect(attempt).rejects.toMatchObject({
      data: {
        code: "BAD_REQUEST",
        appCode: "invalid_input",
        details: [{ path: "object", fix: "Did you mean deals?" }],
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });
});

describe("the chat door", () => {
  const say = (app: Inject, body: unknown, headers: Record<string, string> = {}) =>
    app.inject({
      method: "POST",
      url: "/api/chat",
      headers: { ...local, ...headers, "content-type": "application/json" },
      payload: typeof body === "string" ? body : JSON.stringify(body),
    });
  const message = (text: string) => ({
    conversationId: crypto.randomUUID(),
    parentId: null,
    message: { id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text }] },
  });

  test("streams the planner's answer with its tool", async () => {
    const { app, workspace } = await newApp();
    await workspace.seed("deals", { name: "Dock lights", amount: 12_000 });

    const response = await say(app, message("how many deals are there?"));

    expect(response.statusCode).toBe(200);
    expect(response.headers["content-type"]).toContain("text/event-stream");
    expect(response.body).toContain("tool-output-available");
    expect(response.body.trimEnd().endsWith("data: [DONE]")).toBe(true);
  });

  test.each<[string, unknown, number]>([
    ["no JSON", "{oops", 400],
    ["no conversation", { message: {} }, 400],
    ["an empty message", message("   "), 400],
    ["a message of a megabyte", message("x".repeat(1_000_000)), 400],
    ["a body of ten megabytes", message("x".repeat(10_000_000)), 400],
    [
      "an approval of nothing",
      { conversationId: crypto.randomUUID(), approval: { messageId: "x", approvalId: "y", approved: true } },
      404,
    ],
  ])("%s is one clear sentence", async (_, body, status) => {
    const { app } = await newApp();

    const response = await say(app, body);

    expect(response.statusCode).toBe(status);
    const { error } = response.json<{ error: { code: string; message: string; requestId: string } }>();
    expect(error.message).toMatch(/^[A-Z].*[.]$/s);
    expect(error.requestId).toBeTruthy();
  });

  test.each<[string, Record<string, string>]>([
    ["another origin", { origin: "http://evil.example" }],
    ["a cross-site form", { "sec-fetch-site": "cross-site" }],
    ["a rebound host name", { host: "evil.example:3000" }],
  ])("refuses %s", async (_, headers) => {
    const { app } = await newApp();

    const response = await say(app, message("hello"), headers);

    expect(response.statusCode).toBe(403);
  });

  test.each(["/%61pi/chat", "/ap%69/chat", "/%61%70%69/chat"])("refuses them at %s too", async (url) => {
    const { app } = await newApp();

    const response = await app.inject({ method: "POST", url, headers: { ...local, origin: "http://evil.example" } });

    expect(response.statusCode).toBe(403);
  });
});

describe("the command door", () => {
  test("needs the secret of the lock file", async () => {
    const { app } = await newApp();
    const send = (secret: string) =>
      app.inject({
        method: "POST",
        url: "/api/command",
        headers: { ...local, "x-atrium-secret": secret },
        payload: { args: ["call", "list_members"], directory: "." },
      });

    const [wrong, right] = [await send("guess"), await send(testSecret)];

    expect(wrong.statusCode).toBe(401);
    expect(right.json()).toMatchObject({ exitCode: 0, output: expect.stringContaining("Jonas Lind") });
  });
});

describe("errors", () => {
  test.each(Object.keys(errorTable) as ErrorCode[])("%s has its status and hides its cause", async (code) => {
    const { app } = await newApp();
    app.get("/api/fail", () => {
      throw new AppError(code, "A sentence.", { cause: new Error("secret detail") });
    });

    const response = await app.inject({ url: "/api/fail", headers: local });

    expect(response.statusCode).toBe(errorTable[code].http);
    expect(response.body).not.toContain("secret");
  });

  test("an unknown failure says nothing of its inside", async () => {
    const { app } = await newApp();
    app.get("/api/fail", () => {
      throw new Error("password=hunter2");
    });

    const response = await app.inject({ url: "/api/fail", headers: local });

    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({
      error: { code: "internal", message: "Something went wrong inside Atrium. Nothing was changed." },
    });
  });

  test("health and readiness answer", async () => {
    const { app } = await newApp();
    expect((await app.inject({ url: "/api/health", headers: local })).json()).toMatchObject({ status: "ok" });
    expect((await app.inject({ url: "/api/ready", headers: local })).json()).toMatchObject({ status: "ready" });
  });
});
