import "reflect-metadata";
import { createPrivateKey } from "node:crypto";
import { cryptoProvider, SubjectAlternativeNameExtension, X509CertificateGenerator } from "@peculiar/x509";

const rsa = { name: "RSASSA-PKCS1-v1_5", publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
const algorithms = {
  ec: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  rsa: { ...rsa, modulusLength: 2048 },
  shortRsa: { ...rsa, modulusLength: 1024 },
};

/** A key and a certificate for one host, which is its own authority; made anew each time. */
export async function makeCertificate(
  host: string,
  kind: keyof typeof algorithms = "ec",
): Promise<{ key: string; cert: string }> {
  cryptoProvider.set(crypto);
  const algorithm = algorithms[kind];
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const day = 24 * 60 * 60 * 1000;
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${host}`,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new SubjectAlternativeNameExtension([{ type: "dns", value: host }])],
  });
  const der = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" }).export({ format: "pem", type: "pkcs8" });
  return { key: key.toString(), cert: certificate.toString("pem") };
}
