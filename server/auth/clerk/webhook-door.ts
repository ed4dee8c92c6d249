import { verifyWebhook, type WebhookEvent } from "@clerk/backend/webhooks";
import type { FastifyInstance } from "fastify";

import { findWorkspaceOf } from "@/db/accounts/clerk-organizations";
import { listMemberships, type Membership } from "@/db/accounts/memberships";
import { findMembership, findPersonOfProvider, forgetPersonOfProvider } from "@/db/accounts/provider-people";
import type { Atrium } from "@/server/atrium";
import { rename } from "@/server/auth/built-in/account";
import type { SignInLog } from "@/server/auth/built-in/log-sign-in";
import { AppError } from "@/tools/core/app-error";
import { toAppError } from "@/tools/core/to-app-error";
import { changeKeptMember } from "@/tools/members/keep-member";
import { clerkProvider } from "./arrive";

export const webhookPath = "/api/auth/clerk/webhook";

type Options = { atrium: Atrium; log: SignInLog; signingSecret: string; url: string };

/**
 * What Clerk tells by itself: who left, who is called otherwise now, and who signed in. Each may come twice, late, or
 * in another order, so each says how things are and none is counted. A refusal would make Clerk send it again.
 */
export async function webhookDoor(app: FastifyInstance, { atrium, log, signingSecret, url }: Options): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The signature is over the bytes as they came.
    scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => done(null, body));
    scope.post(webhookPath, async (request) => {
      const headers = new Headers();
      for (const name of ["svix-id", "svix-timestamp", "svix-signature"])
        headers.set(name, String(request.headers[name] ?? ""));
      const signed = new Request(`${url}${webhookPath}`, { method: "POST", headers, body: String(request.body) });
      const event = await verifyWebhook(signed, { signingSecret }).catch((cause: unknown) => {
        throw new AppError("unauthenticated", "The signature of the webhook is not valid.", { cause });
      });
      await follow(atrium, log, event);
      return { done: true };
    });
  });
}

async function follow(atrium: Atrium, log: SignInLog, event: WebhookEvent): Promise<void> {
  switch (event.type) {
    case "organizationMembership.deleted": {
      const { organization, public_user_data: person } = event.data;
      await leaveOrganization(atrium, organization.id, person?.user_id ?? "");
      return;
    }
    case "user.deleted":
      await leaveAll(atrium, event.data.id ?? "");
      return;
    case "user.updated": {
      const name = [event.data.first_name, event.data.last_name].filter(Boolean).join(" ").trim();
      const userId = await findPerson(atrium, event.data.id);
      if (userId && name) await rename(atrium, { userId }, name.slice(0, 200));
      return;
    }
    case "session.created": {
      const userId = await findPerson(atrium, event.data.user_id);
      const { client_ip: ip, user_agent: agent } = event.event_attributes.http_request;
      if (userId) await log.signedIn({ ip, headers: { "user-agent": agent } }, userId, "with Clerk");
      return;
    }
    default:
  }
}

const findPerson = (atrium: Atrium, subject: string): Promise<string | undefined> =>
  atrium.db.transaction({ isReadOnly: true }, (session) => findPersonOfProvider(session, clerkProvider, subject));

async function leaveOrganization(atrium: Atrium, organizationId: string, subject: string): Promise<void> {
  const left = await atrium.db.transaction({ isReadOnly: true }, async (session) => {
    const workspace = await findWorkspaceOf(session, organizationId);
    const userId = await findPersonOfProvider(session, clerkProvider, subject);
    const memberId = workspace && userId && (await findMembership(session, workspace.id, userId));
    return workspace && memberId ? { workspace, memberId } : undefined;
  });
  if (left) await deactivate(atrium, left);
}

async function leaveAll(atrium: Atrium, subject: string): Promise<void> {
  const userId = await findPerson(atrium, subject);
  if (!userId) return;
  const memberships = await atrium.db.transaction({ isReadOnly: true }, (session) => listMemberships(session, userId));
  for (const membership of memberships) await deactivate(atrium, membership);
  await atrium.db.transaction({}, (session) => forgetPersonOfProvider(session, clerkProvider, subject));
}

/** Their records stay theirs until an Admin hands them on. The only Admin stays in the list, and cannot get in. */
async function deactivate(
  atrium: Atrium,
  { workspace, memberId }: Pick<Membership, "workspace" | "memberId">,
): Promise<void> {
  const environment = atrium.environmentOf(workspace);
  await changeKeptMember(environment, memberId, { isActive: false }, [], "clerk").catch((error: unknown) => {
    if (toAppError(error).code !== "forbidden") throw error;
  });
}
