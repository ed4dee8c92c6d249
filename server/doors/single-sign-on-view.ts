/** What the page of single sign-on shows to an Admin; nothing of it is secret. */
export type SingleSignOnView = {
  provider: ProviderView | null;
  domains: DomainView[];
  /** People who may be named to sign in without the provider. */
  admins: { id: string; name: string; email: string; hasOwnKey: boolean; isMe: boolean }[];
  roles: { key: string; name: string }[];
  provisioning: { createdAt: string; lastUsedAt: string | null } | null;
  /** What the provider has to be told of this server. */
  places: { callback: string; entityId: string; acs: string; metadata: string; scim: string };
};

export type ProviderView = {
  name: string;
  config:
    | { kind: "oidc"; issuer: string; clientId: string }
    | { kind: "saml"; entityId: string; signInUrl: string; certificates: string[]; expiresAt: string };
  defaultRole: string;
  groupClaim: string | null;
  groupRoles: { group: string; role: string }[];
  isRequired: boolean;
  breakGlass: string[];
};

export type DomainView = {
  domain: string;
  /** The text that the domain's owner puts into its DNS. */
  record: string;
  verifiedAt: string | null;
  verifiedBy: "dns" | "operator" | null;
};
