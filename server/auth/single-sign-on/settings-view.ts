import { readRoles } from "@/db/access/read-roles";
import { findMemberKeys } from "@/db/accounts/memberships";
import { readProvisioning } from "@/db/accounts/provisioning";
import { listDomains, type SignInDomain } from "@/db/accounts/sign-in-domains";
import { readSingleSignOn, type SingleSignOn } from "@/db/accounts/single-sign-on";
import { listAdmins } from "@/db/workspace/members";
import { enterSchema } from "@/db/workspace/workspaces";
import type { Identity } from "@/server/auth/auth";
import type { DomainView, ProviderView, SingleSignOnView } from "@/server/doors/single-sign-on-view";
import { homeOf } from "@/server/regions/home-of";
import type { Places } from "./places";
import { expiryOf } from "./read-metadata";

/** Everything the page shows, secrets and tokens left out. */
export async function viewSettings({ environment, actor }: Identity, places: Places): Promise<SingleSignOnView> {
  const { workspace } = environment;
  const db = homeOf(environment);
  const opening = enterSchema(workspace);
  const { admins, roles } = await environment.db.transaction({ opening, isReadOnly: true }, async (session) => ({
    admins: await listAdmins(session),
    roles: await readRoles(session),
  }));
  return db.transaction({ isReadOnly: true }, async (session) => {
    const provider = await readSingleSignOn(session, workspace.id);
    const keys = await findMemberKeys(session, workspace.id);
    const provisioning = await readProvisioning(session, workspace.id);
    const { entityId, acs } = places.saml(workspace.id);
    return {
      provider: provider ? viewProvider(provider) : null,
      domains: (await listDomains(session, workspace.id)).map(viewDomain),
      admins: admins.map(({ id, name, email }) => ({
        ...{ id, name, email },
        hasOwnKey: keys.has(id),
        isMe: id === actor.memberId,
      })),
      roles: roles.map(({ key, role }) => ({ key, name: role.name })),
      provisioning: provisioning && {
        createdAt: provisioning.createdAt.toISOString(),
        lastUsedAt: provisioning.lastUsedAt?.toISOString() ?? null,
      },
      places: { callback: places.oidc, entityId, acs, metadata: entityId, scim: places.scim },
    };
  });
}

function viewProvider(row: SingleSignOn): ProviderView {
  const { name, config, defaultRole, groupClaim, groupRoles, isRequired, breakGlass } = row;
  const first = config.kind === "saml" ? config.certificates.map(expiryOf).sort((a, b) => +a - +b)[0] : undefined;
  const shown = config.kind === "saml" ? { ...config, expiresAt: first?.toISOString() ?? "" } : config;
  return { name, config: shown, defaultRole, groupClaim, groupRoles, isRequired, breakGlass };
}

export const recordOf = ({ token }: Pick<SignInDomain, "token">): string => `atrium-verification=${token}`;

function viewDomain(row: SignInDomain): DomainView {
  const { domain, verifiedAt, verifiedBy } = row;
  return { domain, record: recordOf(row), verifiedAt: verifiedAt?.toISOString() ?? null, verifiedBy };
}
