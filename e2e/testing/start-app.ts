import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "@/server/testing/free-port";

export type RunningApp = {
  address: string;
  directory: string;
  /** What the server has said on the terminal. */
  said(): string;
  stop(): Promise<void>;
};

/** The real server, built pages and embedded database, in a process and a data directory of its own. */
export async function startApp(settings: Record<string, string> = {}): Promise<RunningApp> {
  const directory = mkdtempSync(join(tmpdir(), "atrium-e2e-"));
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    ATRIUM_DATA: directory,
    NEXT_TELEMETRY_DISABLED: "1",
    ...settings,
  };
  const child: ChildProcess = spawn(process.execPath, ["scripts/start.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = await untilReady(child);
  return {
    address: `http://localhost:${port}`,
    directory,
    said,
    async stop() {
      child.kill("SIGTERM");
      await new Promise((done) => (child.exitCode === null ? child.once("exit", done) : done(undefined)));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ChildProcess): Promise<() => string> {
  let output = "";
  return new Promise((done, fail) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("Atrium is ready")) done(() => output);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => fail(new Error(`The server ended with ${code} before it was ready:\n${output}`)));
  });
}

/** Calls a tool by HTTP, to see what the database holds behind the pages. */
export async function callTool<Output>(address: string, tool: string, input: unknown): Promise<Output> {
  const query = encodeURIComponent(JSON.stringify(input));
  const response = await fetch(`${address}/api/trpc/tools.${tool}?input=${query}`);
  const body = (await response.json()) as { result: { data: Output } };
  return body.result.data;
}

/** Calls a tool that writes, as another person's page would. */
export async function writeTool<Output>(address: string, tool: string, input: unknown): Promise<Output> {
  const response = await fetch(`${address}/api/trpc/tools.${tool}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${tool} answered ${response.status}: ${await response.text()}`);
  const body = (await response.json()) as { result: { data: Output } };
  return body.result.data;
}
