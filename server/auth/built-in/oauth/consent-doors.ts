import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";

import { wholeScopes } from "@/db/access/scopes";
import { listMemberships } from "@/db/accounts/memberships";
import { findApp } from "@/db/accounts/oauth-apps";
import type { Atrium } from "@/server/atrium";
import { identifySignedIn, readSession } from "@/server/auth/built-in/identify";
import { logAccess } from "@/server/auth/built-in/log-access";
import type { ConsentView } from "@/server/doors/app-view";
import { AppError } from "@/tools/core/app-error";
import { appRecordId } from "./app-record-id";
import type { OauthOptions } from "./oauth-doors";
import { chosenWorkspace, offlineScope } from "./provider";
import { relay, targetOf } from "./relay";

const query = z.string().max(8000);
const viewShape = z.object({ query });
const answerShape = z.object({ query, accept: z.boolean(), workspace: z.string().max(100) });

/** What an app asks for, and the person's answer. The query is signed, so that what they saw is what they let happen. */
export function consentDoors(app: FastifyInstance, atrium: Atrium, { auth, url }: OauthOptions): void {
  const open = async (request: FastifyRequest, text: string) => {
    const signedIn = await readSession(auth, request);
    const identity = signedIn && (await identifySignedIn(atrium, auth, request));
    if (!identity) throw new AppError("unauthenticated", "Sign in first.");
    const asked = new URLSearchParams(text);
    const found = await atrium.db.transaction({ isReadOnly: true }, async (session) => ({
      client: await findApp(session, asked.get("client_id") ?? ""),
      memberships: await listMemberships(session, signedIn.userId),
    }));
    const { client } = found;
    if (!client) throw new AppError("not_found", "This app is not known here any more. Connect it anew.");
    const memberships = found.memberships.filter(
      ({ workspace }) => client.workspaceId === null || workspace.id === client.workspaceId,
    );
    if (memberships.length === 0)
      throw new AppError("forbidden", "This app belongs to a workspace that you are no member of.");
    return { identity, asked, client, memberships };
  };
  app.post("/api/auth/oauth/request", async (request): Promise<ConsentView> => {
    const { identity, asked, client, memberships } = await open(request, viewShape.parse(request.body).query);
    const scopes = (asked.get("scope") ?? "").split(" ").filter(Boolean);
    const current = identity.environment.workspace.slug;
    return {
      app: client.name ?? "An app without a name",
      owner: client.owner,
      host: hostOf(asked.get("redirect_uri")),
      scopes: wholeScopes(scopes),
      isOffline: scopes.includes(offlineScope),
      me: identity.actor.email,
      workspaces: memberships
        .map(({ workspace: { slug, name } }) => ({ slug, name }))
        .sort((left, right) => Number(right.slug === current) - Number(left.slug === current)),
    };
  });
  app.post("/api/auth/oauth/consent", async (request) => {
    const { query: text, accept, workspace } = answerShape.parse(request.body);
    const { asked, client, memberships } = await open(request, text);
    const chosen = memberships.find((each) => each.workspace.slug === workspace);
    if (!chosen) throw new AppError("not_found", "There is no such workspace for this app.");
    const environment = atrium.environmentOf(chosen.workspace);
    const actor = await atrium.actorOf(environment, chosen.memberId);
    if (!actor) throw new AppError("forbidden", "Your access to this workspace has ended. Ask an Admin to let you in.");
    const body = JSON.stringify({ accept, oauth_query: text });
    const response = await chosenWorkspace.run(chosen.workspace.id, () =>
      relay(auth, url, request, {
        path: "/oauth2/consent",
        body,
        contentType: "application/json",
        pass: ["cookie"],
      }),
    );
    const target = await targetOf(response, url);
    if (!target || response.status >= 400)
      throw new AppError("precondition_failed", "This request is too old or was changed. Connect the app once more.");
    if (accept && !target.searchParams.has("error")) {
      const about = { name: client.name ?? "App", scopes: wholeScopes((asked.get("scope") ?? "").split(" ")) };
      const change = { table: "atrium_apps", id: appRecordId(client.clientId), kind: "created", about } as const;
      await logAccess({ environment, actor }, "connect_app", `Let the app ${about.name} in`, change);
    }
    return { url: target.href };
  });
}

function hostOf(address: string | null): string {
  if (!address || !URL.canParse(address)) return "an unknown place";
  const { protocol, host, hostname } = new URL(address);
  if (["127.0.0.1", "localhost", "[::1]"].includes(hostname)) return "a program on this computer";
  return /^https?:$/.test(protocol) ? host : `an app on this device (${protocol}//)`;
}
