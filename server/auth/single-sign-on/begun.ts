import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import { consumeLink, createLink, dropBegun } from "@/db/accounts/one-time-links";
import type { Db } from "@/db/connect/db";
import { readCookie } from "@/server/auth/built-in/cookies";
import { claimsShape, SingleSignOnError } from "./claims";

const cookieName = "atrium_sso";
const path = "/api/auth/sso";
const beginSeconds = 600;
const doneSeconds = 120;

const begunShape = z.object({
  workspaceId: z.uuid(),
  providerId: z.uuid(),
  /** Hash of what the browser holds that began it: nobody else can end it. */
  browser: z.string(),
  next: z.string(),
  verifier: z.string(),
  nonce: z.string(),
  requestId: z.string(),
});
export type Begun = z.output<typeof begunShape>;

const doneShape = begunShape
  .pick({ workspaceId: true, providerId: true, browser: true, next: true })
  .extend({ claims: claimsShape });
export type Done = z.output<typeof doneShape>;

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");
const random = (): string => randomBytes(32).toString("base64url");
const after = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

/** Keeps what has to be known when the person comes back, and gives their browser its half. Answers the state to send along. */
export async function remember(
  db: Db,
  reply: FastifyReply,
  url: string,
  target: Pick<Begun, "workspaceId" | "providerId" | "next">,
): Promise<{ state: string; begun: Begun }> {
  const secret = random();
  const begun = {
    ...target,
    browser: hashOf(secret),
    ...{ verifier: random(), nonce: random(), requestId: `_${randomBytes(20).toString("hex")}` },
  };
  const state = await db.transaction({}, async (session) => {
    await dropBegun(session, new Date());
    return createLink(session, JSON.stringify(begun), after(beginSeconds), new Date(), "sso-begun");
  });
  const secure = url.startsWith("https:") ? "; Secure" : "";
  void reply.header(
    "set-cookie",
    `${cookieName}=${secret}; Path=${path}; Max-Age=${beginSeconds}; HttpOnly; SameSite=Lax${secure}`,
  );
  return { state, begun };
}

/** What was begun under this state; it cannot be had a second time. */
export async function recall(db: Db, state: unknown): Promise<Begun> {
  const value = await db.transaction({}, (session) => consumeLink(session, textOf(state), new Date(), "sso-begun"));
  if (!value) throw new SingleSignOnError("expired");
  return begunShape.parse(JSON.parse(value));
}

/** A form from elsewhere comes without our cookies, so its sender is led back by an address that is good once. */
export async function rememberDone(db: Db, done: Done): Promise<string> {
  return db.transaction({}, (session) =>
    createLink(session, JSON.stringify(done), after(doneSeconds), new Date(), "sso-done"),
  );
}

export async function recallDone(db: Db, token: unknown): Promise<Done> {
  const value = await db.transaction({}, (session) => consumeLink(session, textOf(token), new Date(), "sso-done"));
  if (!value) throw new SingleSignOnError("expired");
  return doneShape.parse(JSON.parse(value));
}

/** Only the browser that began it comes in: a link to the end of somebody else's sign-in leads nowhere. */
export function requireBrowser(request: FastifyRequest, { browser }: Pick<Begun, "browser">): void {
  const held = Buffer.from(hashOf(readCookie(request, cookieName) ?? ""));
  if (!timingSafeEqual(held, Buffer.from(browser))) throw new SingleSignOnError("expired");
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.slice(0, 200) : "");
