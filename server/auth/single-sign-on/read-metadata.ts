import { X509Certificate } from "node:crypto";
import { Parser } from "htmlparser2";

import { AppError } from "@/tools/core/app-error";

export type ReadMetadata = { entityId: string; signInUrl: string; certificates: string[] };

const redirectBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const wrong = (message: string): AppError => new AppError("invalid_input", message);

/** What a provider's metadata says of it. An Admin gave the file, so its word is taken; its signature is not checked. */
export function readMetadata(xml: string): ReadMetadata {
  const found: ReadMetadata = { entityId: "", signInUrl: "", certificates: [] };
  const path: string[] = [];
  let use: string | undefined;
  let certificate: string | null = null;
  const isIn = (name: string): boolean => path.includes(name);
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = localName(tag);
        path.push(name);
        if (name === "EntityDescriptor") found.entityId ||= attributes["entityID"] ?? "";
        if (name === "KeyDescriptor") use = attributes["use"];
        if (!isIn("IDPSSODescriptor")) return;
        if (name === "SingleSignOnService" && attributes["Binding"] === redirectBinding)
          found.signInUrl ||= attributes["Location"] ?? "";
        if (name === "X509Certificate" && use !== "encryption") certificate = "";
      },
      ontext(text) {
        if (certificate !== null) certificate += text;
      },
      onclosetag() {
        if (path.pop() !== "X509Certificate" || certificate === null) return;
        if (!found.certificates.includes(certificate.trim())) found.certificates.push(certificate.trim());
        certificate = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  if (!found.entityId) throw wrong("This is no metadata of a provider: it names no entityID.");
  if (!found.signInUrl) throw wrong("The metadata names no address to sign in by redirect. Type the fields instead.");
  return { ...found, certificates: readCertificates(found.certificates) };
}

/** Certificates as PEM, whether they came with or without their first and last lines. Keys that sign weakly are refused. */
export function readCertificates(texts: string[]): string[] {
  const blocks = texts.flatMap(
    (text) => text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [text],
  );
  const bodies = blocks
    .map((block) => block.replaceAll(/-----(BEGIN|END) CERTIFICATE-----|\s/g, ""))
    .filter((body) => body !== "");
  if (bodies.length === 0) throw wrong("The certificate that the provider signs with is missing.");
  return bodies.map((body) => {
    const lines = body.match(/.{1,64}/g) ?? [];
    const pem = ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----"].join("\n");
    const bits = parse(pem).publicKey.asymmetricKeyDetails?.modulusLength;
    if (bits === undefined || bits < 2048) throw wrong("The certificate has to hold an RSA key of 2048 bits at least.");
    return pem;
  });
}

function parse(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new AppError("invalid_input", "The certificate cannot be read. Paste it whole, as the provider gives it.", {
      cause,
    });
  }
}

export const expiryOf = (pem: string): Date => new Date(parse(pem).validTo);

const localName = (tag: string): string => tag.split(":").at(-1) ?? tag;
