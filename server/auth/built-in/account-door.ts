import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import type { Atrium } from "@/server/atrium";
import { AppError } from "@/tools/core/app-error";
import { endSessions, rename, viewAccount } from "./account";
import { makeCookie } from "./cookies";
import { forward } from "./forward";
import { listOpenMemberships, readSession, type SignedIn, workspaceCookie } from "./identify";
import { requireNewPassword } from "./new-password";
import { qrPath } from "./qr-path";
import type { SignInOptions } from "./sign-in-door";

const password = z.string().max(1000);
const idShape = z.object({ id: z.string().max(100) });

/** What whoever came through a provider may do as well. */
const open = new Set(["/end-session", "/end-other-sessions", "/workspace"]);

type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** What people change about their own account; each needs a session, and what weakens it a password too. */
export function accountDoors(app: FastifyInstance, atrium: Atrium, { auth, url, limits }: SignInOptions): void {
  const requireSession = async (request: FastifyRequest): Promise<SignedIn> => {
    const signedIn = await readSession(auth, request);
    if (!signedIn) throw new AppError("unauthenticated", "Sign in first.");
    return signedIn;
  };
  const post = (path: string, run: (exchange: Exchange, signedIn: SignedIn) => Promise<unknown>): void => {
    app.post(`/api/auth/account${path}`, async (request, reply) => {
      await limits.byAddress(request.ip);
      const signedIn = await requireSession(request);
      // A provider speaks for its own workspace; a key added here would open the others too.
      if (signedIn.workspaceId && !open.has(path))
        throw new AppError(
          "forbidden",
          "You came in through your company's provider. To change the account, sign in by yourself.",
        );
      return (await run({ request, reply }, signedIn)) ?? { done: true };
    });
  };
  const ask = async (exchange: Exchange, path: string, body: unknown): Promise<unknown> =>
    (await forward(auth, url, exchange, { path, body })).body;

  app.get("/api/auth/account", async (request) => viewAccount(atrium, auth, await requireSession(request)));
  post("/name", async ({ request }, signedIn) => {
    const { name } = z.object({ name: z.string().trim().min(1, "Say your name.").max(200) }).parse(request.body);
    await rename(atrium, signedIn, name);
  });
  post("/password", async (exchange) => {
    const body = z.object({ currentPassword: password, newPassword: password }).parse(exchange.request.body);
    requireNewPassword(body.newPassword);
    await ask(exchange, "/change-password", { ...body, revokeOtherSessions: true });
  });
  post("/end-session", async ({ request }, signedIn) => endSessions(auth, signedIn, idShape.parse(request.body).id));
  post("/end-other-sessions", async (_, signedIn) => endSessions(auth, signedIn, null));
  post("/two-factor", async (exchange) => {
    const body = z.object({ password }).parse(exchange.request.body);
    const { totpURI, backupCodes } = twoFactorShape.parse(await ask(exchange, "/two-factor/enable", body));
    return { address: totpURI, qr: qrPath(totpURI), recoveryCodes: backupCodes };
  });
  post("/two-factor/confirm", async (exchange) => {
    const body = z.object({ code: z.string().trim().max(40) }).parse(exchange.request.body);
    await ask(exchange, "/two-factor/verify-totp", body);
  });
  post("/two-factor/off", async (exchange) => {
    await ask(exchange, "/two-factor/disable", z.object({ password }).parse(exchange.request.body));
  });
  post("/recovery-codes", async (exchange) => {
    const body = z.object({ password }).parse(exchange.request.body);
    const { backupCodes } = codesShape.parse(await ask(exchange, "/two-factor/generate-backup-codes", body));
    return { recoveryCodes: backupCodes };
  });
  post("/passkey-options", async (exchange) => {
    const { body } = await forward(auth, url, exchange, { method: "GET", path: "/passkey/generate-register-options" });
    return body;
  });
  post("/passkey", async (exchange) => {
    const body = z
      .object({ response: z.record(z.string(), z.unknown()), name: z.string().trim().max(100) })
      .parse(exchange.request.body);
    await ask(exchange, "/passkey/verify-registration", body);
  });
  post("/passkey/remove", async (exchange) => {
    await ask(exchange, "/passkey/delete-passkey", idShape.parse(exchange.request.body));
  });
  post("/workspace", async ({ request, reply }, signedIn) => {
    const { slug } = z.object({ slug: z.string().max(100) }).parse(request.body);
    const memberships = await listOpenMemberships(atrium, signedIn);
    if (!memberships.some(({ workspace }) => workspace.slug === slug))
      throw new AppError("not_found", "There is no such workspace.");
    void reply.header("set-cookie", makeCookie(workspaceCookie, slug, url));
  });
}

const codesShape = z.object({ backupCodes: z.array(z.string()) });
const twoFactorShape = codesShape.extend({ totpURI: z.string() });
