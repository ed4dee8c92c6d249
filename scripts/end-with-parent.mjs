/** Calls `end` once the process that started this one is gone, even if it was killed and could pass nothing on. */
export function endWithParent(end) {
  // Started by hand in the background, a process may outlive its shell; started by a package script it may not.
  if (!process.env.npm_lifecycle_event) return;

  const parent = process.ppid;
  const timer = setInterval(() => {
    if (isAlive(parent)) return;
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
