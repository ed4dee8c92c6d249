import { readFileSync } from "node:fs";

/** Calls `end` once whoever started this process is gone, even if it was killed and could pass nothing on. */
export function endWithParent(end) {
  // Started by hand in the background, a process may outlive its shell; started by a package script it may not.
  if (!process.env.npm_lifecycle_event) return;

  // A package script runs in a shell of its own, which lives on when the runner above it is killed.
  const parent = process.ppid;
  const runner = parentOf(parent);
  const timer = setInterval(() => {
    if (isAlive(parent) && parentOf(parent) === runner) return;
    clearInterval(timer);
    end();
  }, 1000);
  timer.unref();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Null where the system has no /proc. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}
