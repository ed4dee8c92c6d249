import { expect, test } from "vitest";

/** Starts a one-line program the way every package script is started. */
function start(program: string) {
  return Bun.spawn([process.execPath, "scripts/run.mjs", "-e", program], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
}

test("a script ends with the exit code of its command", async () => {
  const child = start("process.exit(7)");
  expect(await child.exited).toBe(7);
});

test("a signal reaches the command, which may take its time to end", async () => {
  const child = start(
    `process.on("SIGTERM", () => setTimeout(() => { console.log("closed"); process.exit(0); }, 50));
     setInterval(() => {}, 1000); console.log("up");`,
  );
  const reader = child.stdout.getReader();
  await reader.read();

  child.kill("SIGTERM");
  const last = await reader.read();

  expect(new TextDecoder().decode(last.value)).toContain("closed");
  expect(await child.exited).toBe(0);
});

test("the command finds Bun on its PATH and tells nobody that it runs", async () => {
  const child = start("console.log(Bun.which('bun') !== null, process.env.NEXT_TELEMETRY_DISABLED)");
  expect(await new Response(child.stdout).text()).toBe("true 1\n");
});
