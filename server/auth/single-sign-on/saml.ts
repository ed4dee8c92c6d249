import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";

import type { ProviderConfig } from "@/db/accounts/single-sign-on";
import { type Claims, SingleSignOnError, textsOf, toClaims } from "./claims";

export type SamlConfig = Extract<ProviderConfig, { kind: "saml" }> & { groupClaim: string | null };

/** Where a provider of this id sends people back, and what it calls us. */
export type SamlPlace = { entityId: string; acs: string };

export const skewSeconds = 60;
const lifetimeSeconds = 600;

/** Names under which providers tell an e-mail and a name. */
const emailNames = [
  "email",
  "mail",
  "emailaddress",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
  "urn:oid:0.9.2342.19200300.100.1.3",
];
const nameNames = [
  "name",
  "displayName",
  "http://schemas.microsoft.com/identity/claims/displayname",
  "urn:oid:2.16.840.1.113730.3.1.241",
  "cn",
  "urn:oid:2.5.4.3",
];

/** Where the person goes to sign in; `requestId` is what the answer has to name. */
export function beginSaml(
  config: SamlConfig,
  place: SamlPlace,
  { requestId, state }: { requestId: string; state: string },
): Promise<string> {
  return openSaml(config, place, requestId).getAuthorizeUrlAsync(state, undefined, {});
}

export function samlMetadata(place: SamlPlace): string {
  const nobody = { kind: "saml" as const, entityId: "none", signInUrl: "https://none.invalid", groupClaim: null };
  return openSaml({ ...nobody, certificates: ["none"] }, place, "none").generateServiceProviderMetadata(null);
}

export type Asserted = { claims: Claims; assertionId: string; expiresAt: Date };

/**
 * Who an answer is about. The library checks signature, audience and times; what it leaves open is required here, and
 * everything is read from the signed assertion.
 */
export async function readSaml(
  config: SamlConfig,
  place: SamlPlace,
  { response, requestId }: { response: string; requestId: string },
): Promise<Asserted> {
  if (/xmldsig#(rsa-)?sha1"/.test(Buffer.from(response, "base64").toString("latin1")))
    throw invalid("It is signed with SHA-1.");
  const { profile } = await openSaml(config, place, requestId)
    .validatePostResponseAsync({ SAMLResponse: response })
    .catch((error: unknown) => {
      const isRefused = error instanceof Error && error.name === "SamlStatusError";
      throw new SingleSignOnError(isRefused ? "refused" : "invalid", error);
    });
  const assertion = (profile?.getAssertion?.() as Parsed | undefined)?.["Assertion"] as Parsed | undefined;
  if (!profile || !assertion) throw invalid("There is no assertion.");
  if (profile.issuer !== config.entityId) throw invalid(`The issuer is ${profile.issuer}.`);
  const expiresAt = requireConfirmation(assertion, place, requestId);
  const assertionId = attributeOf(assertion, "ID");
  if (!assertionId) throw invalid("The assertion has no ID.");
  const attributes = (profile["attributes"] ?? {}) as Record<string, unknown>;
  const first = (names: string[]): unknown => names.map((name) => textsOf(attributes[name])[0]).find(Boolean);
  const isAddress = String(profile.nameIDFormat).endsWith(":emailAddress");
  const email = first(emailNames) ?? (isAddress ? profile.nameID : undefined);
  // A name for one session alone would make somebody new of the same person each time.
  const isPassing = String(profile.nameIDFormat).endsWith(":transient");
  const claims = toClaims({
    subject: isPassing ? String(email).toLowerCase() : profile.nameID,
    email,
    name: first(nameNames),
    groups: config.groupClaim ? attributes[config.groupClaim] : undefined,
  });
  return { claims, assertionId, expiresAt };
}

function openSaml(config: SamlConfig, { entityId, acs }: SamlPlace, requestId: string): SAML {
  const begun = new Date().toISOString();
  return new SAML({
    ...{ issuer: entityId, audience: entityId, callbackUrl: acs, entryPoint: config.signInUrl },
    idpCert: config.certificates,
    idpIssuer: config.entityId,
    ...{ wantAssertionsSigned: true, wantAuthnResponseSigned: false, acceptedClockSkewMs: skewSeconds * 1000 },
    // How people show who they are is the provider's affair, and so is the form of the name.
    ...{ disableRequestedAuthnContext: true, identifierFormat: null },
    generateUniqueId: () => requestId,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: lifetimeSeconds * 1000,
    // The request is kept by us, and used up before its answer is read.
    cacheProvider: {
      saveAsync: async (key, value) => ({ value, createdAt: 0, key }),
      getAsync: async (key) => (key === requestId ? begun : null),
      removeAsync: async (key) => key,
    },
  });
}

type Parsed = { [key: string]: unknown };

/** The bearer's confirmation: for us, for this request, not for longer than it says. All of it has to be there. */
function requireConfirmation(assertion: Parsed, { acs }: SamlPlace, requestId: string): Date {
  const now = Date.now();
  for (const confirmation of partsOf(partsOf(assertion, "Subject")[0], "SubjectConfirmation")) {
    const [data] = partsOf(confirmation, "SubjectConfirmationData");
    const until = Date.parse(attributeOf(data, "NotOnOrAfter") ?? "");
    const isOurs =
      attributeOf(confirmation, "Method") === "urn:oasis:names:tc:SAML:2.0:cm:bearer" &&
      attributeOf(data, "Recipient") === acs &&
      attributeOf(data, "InResponseTo") === requestId &&
      until + skewSeconds * 1000 > now;
    if (isOurs) return new Date(until + 2 * skewSeconds * 1000);
  }
  throw invalid("No confirmation is for us and for this request.");
}

function partsOf(parent: unknown, name: string): Parsed[] {
  const value = typeof parent === "object" && parent !== null ? (parent as Parsed)[name] : undefined;
  return [value].flat().filter((each): each is Parsed => typeof each === "object" && each !== null);
}

function attributeOf(element: Parsed | undefined, name: string): string | undefined {
  const value = (element?.["$"] as Parsed | undefined)?.[name];
  return typeof value === "string" ? value : undefined;
}

const invalid = (why: string): SingleSignOnError => new SingleSignOnError("invalid", new Error(why));
