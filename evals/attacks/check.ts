/** One thing that was tried and what came of it; `problem` is null when it held. */
export type Check = { id: string; owasp: string[]; problem: string | null; milliseconds: number };

export async function check(id: string, owasp: string[], run: () => Promise<string | null>): Promise<Check> {
  const started = performance.now();
  let problem: string | null;
  try {
    problem = await run();
  } catch (error) {
    problem = `broke: ${error instanceof Error ? error.message : String(error)}`;
  }
  return { id, owasp, problem, milliseconds: Math.round(performance.now() - started) };
}
