import { endWithParent } from "./end-with-parent.mjs";

const patience = 10_000;

/** Runs the server until a signal ends it, and then lets it finish what it is doing. */
export async function serve(): Promise<void> {
  const { explainStartFailure, startServer } = await import("@/server/main");
  const { readSettings } = await import("@/server/settings");
  const settings = readSettings();
  const starting = startServer(settings);

  let isStopping = false;
  async function stop() {
    // One press of Ctrl-C can arrive more than once: from the terminal, and from the processes above.
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    const server = await starting.catch(() => undefined);
    await server?.close();
    process.exit(0);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  endWithParent(() => void stop());

  await starting.catch((error: unknown) => {
    throw new Error(explainStartFailure(error, { port: settings.PORT, data: settings.ATRIUM_DATA }), { cause: error });
  });
}
