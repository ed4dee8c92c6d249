// Every package script goes through here, so that each works in a fresh clone and without Bun on the PATH.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname } from "node:path";

import { endWithParent } from "./end-with-parent.mjs";
import { root } from "./find-bun.mjs";
import { setupOrExit } from "./setup.mjs";

const bun = setupOrExit();
const PATH = [dirname(bun), process.env.PATH].filter(Boolean).join(delimiter);
const env = { ...process.env, PATH, NEXT_TELEMETRY_DISABLED: "1" };
const child = spawn(bun, process.argv.slice(2), { cwd: root, env, stdio: "inherit" });

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  // Ctrl-C in a terminal reaches the child by itself; a second one would look like impatience.
  process.on(signal, () => (signal === "SIGINT" && process.stdin.isTTY) || child.kill(signal));
}
endWithParent(() => child.kill("SIGTERM"));

child.on("error", (error) => {
  process.stderr.write(`Bun could not be started: ${error.message}\n`);
  process.exit(1);
});
child.on("exit", (code, signal) => {
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
});
