import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import type { Db } from "@/db/connect/db";
import { AppError } from "@/tools/core/app-error";
import type { BetterAuth } from "./better-auth";
import { forward } from "./forward";
import type { Limits } from "./limits";
import type { SignInLog } from "./log-sign-in";
import { requireNewPassword } from "./new-password";
import { refusalOf, requireOwnWay } from "./own-way";
import { usesVerification } from "./passkey-flags";

export type SignInOptions = { db: Db; auth: BetterAuth; url: string; limits: Limits; log: SignInLog };

/** What is left to do: nothing, or the second factor. */
type Step = { needsSecondFactor: boolean };

const emailShape = z.object({ email: z.email("That is no e-mail address.").max(320) });
const passwordShape = emailShape.extend({ password: z.string().max(1000), rememberMe: z.boolean().optional() });
const codeShape = z.object({ code: z.string().trim().max(40), trustDevice: z.boolean().optional() });
const tokenShape = z.object({ token: z.string().max(200) });
const sessionShape = z.object({ token: z.string(), user: z.object({ id: z.string() }) });
const userShape = z.object({ user: z.object({ id: z.string() }) });
const ownerShape = z.object({ session: z.object({ userId: z.string() }) });
const sent = { sent: true };

/** Whose session began. */
const userOf = (body: unknown): string | undefined =>
  userShape.safeParse(body).data?.user.id ?? ownerShape.safeParse(body).data?.session.userId;

/** The ways in, and out. Each try counts, and what better-auth answers beyond the next step stays here. */
export function signInDoors(app: FastifyInstance, { db, auth, url, limits, log }: SignInOptions): void {
  const post = <Output>(
    path: string,
    run: (exchange: { request: FastifyRequest; reply: FastifyReply }) => Promise<Output>,
  ): void => {
    app.post(`/api/auth${path}`, async (request, reply) => {
      await limits.byAddress(request.ip);
      return run({ request, reply });
    });
  };
  const stepOf = async (request: FastifyRequest, body: unknown, way: string): Promise<Step> => {
    const needsSecondFactor = typeof body === "object" && body !== null && "twoFactorRedirect" in body;
    const userId = needsSecondFactor ? undefined : userOf(body);
    if (userId) await log.signedIn(request, userId, way);
    return { needsSecondFactor };
  };

  post("/sign-in/password", async (exchange) => {
    const body = passwordShape.parse(exchange.request.body);
    await limits.byAccount("password", body.email);
    const refusal = await refusalOf(db, body.email);
    try {
      const answer = await forward(auth, url, exchange, { path: "/sign-in/email", body });
      await limits.succeeded("password", body.email);
      return stepOf(exchange.request, answer.body, "with a password");
    } catch (error) {
      const isWrong = error instanceof AppError && ["unauthenticated", "forbidden"].includes(error.code);
      if (isWrong) await limits.failed("password", body.email);
      if (isWrong) log.refused(exchange.request, body.email);
      // Where the provider is required, right and wrong passwords get the same answer.
      throw isWrong && refusal ? refusal : error;
    }
  });
  post("/sign-in/code", async (exchange) => {
    const body = codeShape.parse(exchange.request.body);
    const answer = await forward(auth, url, exchange, { path: "/two-factor/verify-totp", body });
    const { token, user } = sessionShape.parse(answer.body);
    if (await limits.isFirst(`code:${user.id}:${body.code}`))
      return stepOf(exchange.request, answer.body, "with a code of the app");
    // Somebody who looked over a shoulder has the same half minute.
    await (await auth.$context).internalAdapter.deleteSession(token);
    throw new AppError("unauthenticated", "This code was used already. Wait for the next one.");
  });
  post("/sign-in/recovery-code", async (exchange) => {
    const body = codeShape.parse(exchange.request.body);
    const answer = await forward(auth, url, exchange, { path: "/two-factor/verify-backup-code", body });
    return stepOf(exchange.request, answer.body, "with a recovery code");
  });
  post("/sign-in/send-link", async (exchange) => {
    const { email } = emailShape.parse(exchange.request.body);
    await limits.byAccount("link", email);
    await requireOwnWay(db, email);
    await forward(auth, url, exchange, { path: "/sign-in/magic-link", body: { email } });
    return sent;
  });
  // The page asks for a click, so that a scanner of mails that opens every link does not use it up.
  post("/sign-in/link", async (exchange) => {
    const { token } = tokenShape.parse(exchange.request.body);
    const path = `/magic-link/verify?token=${encodeURIComponent(token)}`;
    const answer = await forward(auth, url, exchange, { method: "GET", path });
    return stepOf(exchange.request, answer.body, "by a link in a mail");
  });
  post("/sign-in/passkey-options", async (exchange) => {
    const { body } = await forward(auth, url, exchange, {
      method: "GET",
      path: "/passkey/generate-authenticate-options",
    });
    return { ...(body as object), userVerification: "required" };
  });
  post("/sign-in/passkey", async (exchange) => {
    const body = z.object({ response: z.record(z.string(), z.unknown()) }).parse(exchange.request.body);
    if (!usesVerification(body.response))
      throw new AppError(
        "unauthenticated",
        "The passkey did not ask for your PIN or finger. Use another way to sign in.",
      );
    const answer = await forward(auth, url, exchange, { path: "/passkey/verify-authentication", body });
    return stepOf(exchange.request, answer.body, "with a passkey");
  });
  post("/sign-out", async (exchange) => {
    await forward(auth, url, exchange, { path: "/sign-out" });
    return { signedOut: true };
  });
  post("/send-reset", async (exchange) => {
    const { email } = emailShape.parse(exchange.request.body);
    await limits.byAccount("reset", email);
    await requireOwnWay(db, email);
    await forward(auth, url, exchange, { path: "/request-password-reset", body: { email } });
    return sent;
  });
  post("/reset-password", async (exchange) => {
    const body = tokenShape.extend({ newPassword: z.string().max(1000) }).parse(exchange.request.body);
    requireNewPassword(body.newPassword);
    await forward(auth, url, exchange, { path: "/reset-password", body });
    return { changed: true };
  });
}
