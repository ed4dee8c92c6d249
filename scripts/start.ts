import { buildApp } from "./app-build";
import { endWithParent } from "./end-with-parent.mjs";
import { fail } from "./fail";

// The server closes its database on this signal, which a parent that was killed cannot send any more.
endWithParent(() => process.kill(process.pid, "SIGTERM"));
Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });

try {
  await buildApp();
  const { startServer } = await import("@/server/main");
  await startServer();
} catch (error) {
  fail(error);
}
