import type { FastifyInstance } from "fastify";

import type { Auth } from "@/server/auth/auth";
import { isDoor } from "@/server/doors/is-door";
import { AppError } from "@/tools/core/app-error";

/** Pages for people who are not signed in. */
const open = [
  /^\/sign-in(\/|$)/,
  /^\/reset-password$/,
  /^\/first-run\//,
  /^\/join\//,
  /^\/_next\//,
  /^\/\.well-known\//,
  /^\/(icon\.svg|favicon\.ico)$/,
];

/**
 * Sends people without a session to the page that signs them in, and from there back. The pages hold no data, so this
 * is a courtesy: what is secret is kept by the doors.
 */
export function guardPages(app: FastifyInstance, auth: Pick<Auth, "identify">): void {
  app.addHook("onRequest", async (request, reply) => {
    const path = request.url.split("?")[0] ?? "/";
    if (isDoor(request) || open.some((pattern) => pattern.test(path))) return;
    const why = await whyNot(request, auth);
    if (!why) return;
    const query = new URLSearchParams();
    if (why === "ended") query.set("why", why);
    if (path !== "/") query.set("next", request.url);
    const text = query.size > 0 ? `?${query}` : "";
    await reply.header("cache-control", "no-store").redirect(`/sign-in${text}`, 303);
  });
}

async function whyNot(
  request: Parameters<Auth["identify"]>[0],
  auth: Pick<Auth, "identify">,
): Promise<"ended" | "none" | null> {
  try {
    return (await auth.identify(request)) ? null : "none";
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return "ended";
    throw error;
  }
}
