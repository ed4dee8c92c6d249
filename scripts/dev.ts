import { endWithParent } from "./end-with-parent.mjs";
import { fail } from "./fail";

endWithParent(() => process.kill(process.pid, "SIGTERM"));
Object.assign(process.env, { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });

try {
  const { startServer } = await import("@/server/main");
  await startServer();
} catch (error) {
  fail(error);
}
