type Options = {
  env?: Record<string, string | undefined>;
  /** Collect the output in place of showing it. */
  isQuiet?: boolean;
};

/** Runs Bun with these arguments to its end; a signal to this process ends the child first, so that none stays behind. */
export async function runChild(
  args: string[],
  { env, isQuiet = false }: Options = {},
): Promise<{ code: number; output: string }> {
  return await runCommand([process.execPath, ...args], { env: env ?? { ...process.env }, isQuiet });
}

export async function runCommand(
  command: string[],
  { env, isQuiet = false }: Options,
): Promise<{ code: number; output: string }> {
  const sink = isQuiet ? "pipe" : "inherit";
  const child = Bun.spawn(command, { env: env ?? { ...process.env }, stdin: "ignore", stdout: sink, stderr: sink });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const stop = () => {
    child.kill();
    process.exit(130);
  };
  for (const signal of signals) process.on(signal, stop);

  try {
    const texts = await Promise.all([read(child.stdout), read(child.stderr)]);
    return { code: await child.exited, output: texts.join("").trim() };
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

async function read(stream: ReadableStream<Uint8Array> | number | undefined): Promise<string> {
  return stream instanceof ReadableStream ? await new Response(stream).text() : "";
}
