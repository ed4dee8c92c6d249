import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";

import { buildApp } from "./app";
import { openAtrium } from "./atrium";
import { openAuth } from "./auth/open-auth";
import { startJobRunner } from "./jobs/job-runner";
import { servePages } from "./pages";
import { authModeOf, readSettings, type Settings } from "./settings";

export type RunningServer = { address: string; close(): Promise<void> };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Wiring only: settings, database, doors, pages, and a stop that loses nothing. */
export async function startServer(settings: Settings = readSettings()): Promise<RunningServer> {
  authModeOf(settings);
  const secret = randomBytes(24).toString("base64url");
  say("Opening the database");
  const atrium = await openAtrium(settings, { owner: { port: settings.PORT, secret }, onProgress: say });
  try {
    const isDevelopment = settings.NODE_ENV === "development";
    const auth = openAuth(atrium, settings, (error) => app.log.error(error));
    const app: FastifyInstance = await buildApp(atrium, auth, {
      logLevel: settings.ATRIUM_LOG === "info" ? "warn" : settings.ATRIUM_LOG,
      secret,
      isDevelopment,
      proxy: settings.ATRIUM_PROXY,
      // In local mode nobody else can ask.
      callsPerMinute: auth.mode === "local" ? 0 : settings.ATRIUM_RATE_LIMIT,
    });
    const pages = await servePages(app, {
      isDev: isDevelopment,
      hostname: settings.HOST,
      port: settings.PORT,
      directory: join(import.meta.dirname, ".."),
    });
    await app.listen({ port: settings.PORT, host: settings.HOST });
    const runner = await startJobRunner(atrium, (error) => app.log.error(error));
    const address = auth.mode === "local" ? `http://localhost:${settings.PORT}` : atrium.signIn.url;
    say(`Atrium is ready: ${address}`);
    for (const line of await auth.greeting()) say(line);
    say(
      `Assistant: ${atrium.modelList[0]?.label}. Database: ${settings.DATABASE_URL ? atrium.db.driver : `embedded, in ${settings.ATRIUM_DATA}`}.`,
    );
    return {
      address,
      async close() {
        app.server.closeIdleConnections();
        const timer = setTimeout(() => app.server.closeAllConnections(), 3000);
        await app.close();
        clearTimeout(timer);
        await runner.stop();
        await pages.close();
        await atrium.close();
      },
    };
  } catch (error) {
    await atrium.close();
    throw error;
  }
}

/** For a person: one sentence that says what to do, instead of a stack. */
export function explainStartFailure(error: unknown, settings: { port: number; data: string }): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE")
    return `Port ${settings.port} is taken. Stop the program that uses it, or choose another: PORT=${settings.port + 1} npm start`;
  if (code === "EACCES" || code === "EROFS")
    return `The data directory ${settings.data} cannot be written. Choose another with ATRIUM_DATA.`;
  if (code === "ENOSPC")
    return `The disk is full, so the data directory ${settings.data} cannot be used. Free some space and start again.`;
  if (code === "ECONNREFUSED" || code === "ENOTFOUND")
    return "The database of DATABASE_URL cannot be reached. Check the address, or leave it out to use the embedded database.";
  return error instanceof Error ? error.message : String(error);
}
