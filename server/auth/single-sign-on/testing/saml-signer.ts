import { randomUUID } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { SignedXml } from "xml-crypto";

import { makeCertificate } from "@/connectors/testing/make-certificate";

export type Assertion = {
  issuer?: string;
  audience?: string;
  recipient?: string;
  inResponseTo?: string;
  email?: string;
  /** Seconds from now. */
  notBefore?: number;
  notOnOrAfter?: number;
  confirmedUntil?: number;
  id?: string;
  groups?: string[];
  /** Left out: the confirmation has no such attribute. */
  without?: ("Recipient" | "InResponseTo" | "NotOnOrAfter" | "AudienceRestriction" | "SubjectConfirmation")[];
};

export type Request = { id: string; acs: string; audience: string; state: string };

const seconds = (count: number): string => new Date(Date.now() + count * 1000).toISOString();

/** What an AuthnRequest in an address asks for. */
export function readRequest(address: string): Request {
  const query = new URL(address).searchParams;
  const xml = inflateRawSync(Buffer.from(query.get("SAMLRequest") ?? "", "base64")).toString();
  const find = (pattern: RegExp): string => pattern.exec(xml)?.[1] ?? "";
  return {
    id: find(/ ID="([^"]+)"/),
    acs: find(/AssertionConsumerServiceURL="([^"]+)"/),
    audience: find(/<saml:Issuer[^>]*>([^<]+)</),
    state: query.get("RelayState") ?? "",
  };
}

/** A SAML provider that signs real XML with a key of its own, and says whatever a test needs. */
export async function newSamlSigner(entityId = `https://idp.example/${randomUUID()}`) {
  const { key, cert } = await makeCertificate("idp.example", "rsa");
  const signInUrl = "https://idp.example/sso";
  const assert = (request: Request, given: Assertion = {}): string => {
    const without = (name: NonNullable<Assertion["without"]>[number], text: string): string =>
      given.without?.includes(name) ? "" : text;
    const { email = "sam@acme.example", id = `_${randomUUID()}` } = given;
    const attributes = (given.groups ?? [])
      .map((group) => `<saml:AttributeValue>${group}</saml:AttributeValue>`)
      .join("");
    const confirmation = [
      without("NotOnOrAfter", ` NotOnOrAfter="${seconds(given.confirmedUntil ?? 300)}"`),
      without("Recipient", ` Recipient="${given.recipient ?? request.acs}"`),
      without("InResponseTo", ` InResponseTo="${given.inResponseTo ?? request.id}"`),
    ].join("");
    const audience = `<saml:AudienceRestriction><saml:Audience>${given.audience ?? request.audience}</saml:Audience></saml:AudienceRestriction>`;
    return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${seconds(0)}"><saml:Issuer>${given.issuer ?? entityId}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${email}</saml:NameID>${without("SubjectConfirmation", `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData${confirmation}/></saml:SubjectConfirmation>`)}</saml:Subject><saml:Conditions NotBefore="${seconds(given.notBefore ?? -5)}" NotOnOrAfter="${seconds(given.notOnOrAfter ?? 300)}">${without("AudienceRestriction", audience)}</saml:Conditions><saml:AuthnStatement AuthnInstant="${seconds(0)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="mail"><saml:AttributeValue>${email}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="displayName"><saml:AttributeValue>Sam Saml</saml:AttributeValue></saml:Attribute><saml:Attribute Name="groups">${attributes}</saml:Attribute></saml:AttributeStatement></saml:Assertion>`;
  };
  return {
    ...{ entityId, signInUrl, certificate: cert, assert },
    sign: (xml: string, algorithm: "sha256" | "sha1" = "sha256"): string => sign(xml, { key, cert, algorithm }),
    metadata: `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${cert.replaceAll(/-----[A-Z ]+-----|\s/g, "")}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/post"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${signInUrl}"/></md:IDPSSODescriptor></md:EntityDescriptor>`,
  };
}

function sign(
  xml: string,
  { key, cert, algorithm }: { key: string; cert: string; algorithm: "sha256" | "sha1" },
): string {
  const isOld = algorithm === "sha1";
  const signer = new SignedXml({
    privateKey: key,
    publicCert: cert,
    canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
    signatureAlgorithm: isOld
      ? "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
      : "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  });
  signer.addReference({
    xpath: "//*[local-name(.)='Assertion']",
    transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/2001/10/xml-exc-c14n#"],
    digestAlgorithm: isOld ? "http://www.w3.org/2000/09/xmldsig#sha1" : "http://www.w3.org/2001/04/xmlenc#sha256",
  });
  const after = { reference: "//*[local-name(.)='Assertion']/*[local-name(.)='Issuer']", action: "after" as const };
  signer.computeSignature(xml, { location: after });
  return signer.getSignedXml();
}

/** The envelope around assertions, as a form sends it. */
export function respond(request: Pick<Request, "id" | "acs">, issuer: string, inside: string): string {
  const xml = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" Version="2.0" IssueInstant="${seconds(0)}" Destination="${request.acs}" InResponseTo="${request.id}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${inside}</samlp:Response>`;
  return Buffer.from(xml).toString("base64");
}
