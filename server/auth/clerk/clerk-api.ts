import { createClerkClient } from "@clerk/backend";
import type { FastifyRequest } from "fastify";

import { AppError } from "@/tools/core/app-error";

export type ClerkKeys = {
  secretKey: string;
  publishableKey: string;
  /** Where Clerk's Backend API is, when not in its usual place. */
  apiUrl?: string | undefined;
  /** Where people reach Atrium. */
  url: string;
};

/** What a session token of Clerk says. */
export type Claims = {
  userId: string;
  /** The organisation that the person has chosen; null for their personal account. */
  organization: { id: string; isAdmin: boolean } | null;
  /** When they last showed who they are. */
  since: Date;
};

export type Verdict =
  | { state: "in"; claims: Claims; cookies: string[] }
  | { state: "out"; cookies: string[] }
  /** Only Clerk can tell; the browser asks it and comes back. */
  | { state: "ask"; address: string; cookies: string[] };

export type ClerkApi = ReturnType<typeof openClerkApi>;

/** Clerk as far as the server needs it: who sends a request, and who people and organisations are. */
export function openClerkApi({ secretKey, publishableKey, apiUrl, url }: ClerkKeys) {
  const client = createClerkClient({
    ...{ secretKey, publishableKey },
    ...(apiUrl ? { apiUrl } : {}),
    telemetry: { disabled: true },
  });
  return {
    /** Checks the signature, the time and that the token was made for this address. */
    async judge({ url: path, headers, method }: Pick<FastifyRequest, "url" | "headers" | "method">): Promise<Verdict> {
      const request = new Request(`${url}${path}`, { method, headers: plainHeaders(headers) });
      const state = await client.authenticateRequest(request, { authorizedParties: [url] });
      const cookies = state.headers.getSetCookie();
      const address = state.headers.get("location");
      if (address) return { state: "ask", address, cookies };
      if (!state.isAuthenticated) return { state: "out", cookies };
      const { userId, orgId, orgRole, sessionClaims } = state.toAuth();
      // Minutes since the first factor was shown; a token without them counts as an old one.
      const minutes = sessionClaims.fva?.[0] ?? -1;
      const since = minutes < 0 ? new Date(0) : new Date((sessionClaims.iat - minutes * 60) * 1000);
      const organization = orgId ? { id: orgId, isAdmin: orgRole === "org:admin" } : null;
      return { state: "in", claims: { userId, organization, since }, cookies };
    },
    /** Name and proven address; people without one cannot be told from others who claim it. */
    readPerson: (userId: string) =>
      asking(async () => {
        const user = await client.users.getUser(userId);
        const primary = user.emailAddresses.find(({ id }) => id === user.primaryEmailAddressId);
        if (primary?.verification?.status !== "verified")
          throw new AppError(
            "precondition_failed",
            "Your account has no verified e-mail address. Verify one in your account, then come back.",
          );
        return { name: user.fullName?.trim() || primary.emailAddress, email: primary.emailAddress.toLowerCase() };
      }),
    readOrganizationName: (organizationId: string) =>
      asking(async () => (await client.organizations.getOrganization({ organizationId })).name),
    /** Clerk mails the invitation, and its link leads here. */
    invite: (organizationId: string, emailAddress: string, role: "org:admin" | "org:member") =>
      asking(async () => {
        await client.organizations.createOrganizationInvitation({
          ...{ organizationId, emailAddress, role },
          redirectUrl: url,
        });
      }),
  };
}

async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      "upstream_failed",
      "Clerk, which signs people in here, does not answer. Try again in a moment.",
      {
        cause,
      },
    );
  }
}

function plainHeaders(headers: FastifyRequest["headers"]): Headers {
  const plain = new Headers();
  // What programs send is none of Clerk's, and never stands beside a cookie.
  for (const name of ["cookie", "host", "origin", "referer", "user-agent", "accept", "sec-fetch-dest"]) {
    const value = headers[name];
    if (typeof value === "string") plain.set(name, value);
  }
  return plain;
}
