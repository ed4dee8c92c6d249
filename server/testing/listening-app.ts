import { startJobRunner } from "@/server/jobs/job-runner";
import { freePort } from "./free-port";
import { newSignInApp, type SignInApp } from "./sign-in-app";

export type ListeningApp = SignInApp & { url: string; close(): Promise<void> };

/** All doors behind the sign-in on a port of this machine, with the runner of jobs. */
export async function listeningApp(
  options: { now?: () => Date; isRegistrationOpen?: boolean } = {},
): Promise<ListeningApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = await newSignInApp({ ...options, url });
  const runner = await startJobRunner(app.atrium, (error) => app.failures.push(error));
  await app.app.listen({ port, host: "localhost" });
  const close = async (): Promise<void> => {
    await app.app.close();
    await runner.stop();
  };
  return { ...app, url, close };
}
