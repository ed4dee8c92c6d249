import type { FastifyInstance } from "fastify";

import type { Atrium } from "@/server/atrium";
import { isDoor } from "@/server/doors/is-door";
import { toAppError } from "@/tools/core/to-app-error";
import { arrive } from "./arrive";
import type { ClerkApi } from "./clerk-api";

const free = [/^\/_next\//, /^\/\.well-known\//, /^\/(icon\.svg|favicon\.ico)$/];

type Options = { atrium: Atrium; clerk: ClerkApi; url: string; signInUrl: string };

/**
 * Leads people without a session to Clerk's page that signs them in, and from there back; people without a workspace to
 * the page that chooses one. The pages hold no data: what is secret is kept by the doors.
 */
export function guardClerkPages(app: FastifyInstance, { atrium, clerk, url, signInUrl }: Options): void {
  app.addHook("onRequest", async (request, reply) => {
    const [path = "/"] = request.url.split("?");
    if (isDoor(request) || free.some((pattern) => pattern.test(path))) return;
    const verdict = await clerk.judge(request);
    for (const cookie of verdict.cookies) reply.raw.appendHeader("set-cookie", cookie);
    const lead = (address: string) => reply.header("cache-control", "no-store").redirect(address, 303);
    if (verdict.state === "ask") return lead(verdict.address);
    const wanted = withoutHandshake(request.url);
    const isSignIn = path === "/sign-in";
    if (verdict.state === "out") {
      const back = new URL(isSignIn ? "/" : wanted, url).href;
      return lead(`${signInUrl}?${new URLSearchParams({ redirect_url: back })}`);
    }
    // The answer of Clerk is in the cookies now, and is nothing to keep in an address.
    if (wanted !== request.url) return lead(wanted);
    if (isSignIn) return;
    if (!verdict.claims.organization) return lead(`/sign-in?${new URLSearchParams({ next: wanted })}`);
    const problem = await arrive(atrium, clerk, verdict.claims).then(
      () => null,
      (error: unknown) => toAppError(error),
    );
    if (!problem) return;
    if (problem.code === "internal") throw problem;
    const why = problem.code === "forbidden" ? "ended" : problem.code === "upstream_failed" ? "clerk" : "workspace";
    return lead(`/sign-in?${new URLSearchParams({ why })}`);
  });
}

/** The path without what Clerk's answer has put into it. */
function withoutHandshake(path: string): string {
  if (!path.includes("__clerk_")) return path;
  const address = new URL(path, "http://atrium.invalid");
  for (const name of [...address.searchParams.keys()])
    if (name.startsWith("__clerk_")) address.searchParams.delete(name);
  return address.pathname + address.search;
}
