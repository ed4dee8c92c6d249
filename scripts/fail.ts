/** Ends the process with the sentence of an error; ATRIUM_LOG=debug shows where it came from. */
export function fail(error: unknown): never {
  const sentence = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${sentence}\n`);
  if (process.env.ATRIUM_LOG === "debug" && error instanceof Error) process.stderr.write(`${Bun.inspect(error)}\n`);
  process.exit(1);
}
