import { createHash } from "node:crypto";

import type { SamlPlace } from "./saml";

/** The addresses that a provider has to know, by the workspace that it is for. */
export type Places = { oidc: string; saml(workspaceId: string): SamlPlace; scim: string };

export function placesOf(url: string): Places {
  const base = `${url}/api/auth/sso`;
  return {
    oidc: `${base}/callback`,
    saml: (workspaceId) => ({
      entityId: `${base}/saml/${workspaceId}/metadata`,
      acs: `${base}/saml/${workspaceId}/acs`,
    }),
    scim: `${url}/api/scim/v2`,
  };
}

export const hashAssertion = (providerId: string, assertionId: string): string =>
  createHash("sha256").update(`${providerId}\n${assertionId}`).digest("base64url");
