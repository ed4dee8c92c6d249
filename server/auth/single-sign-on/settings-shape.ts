import { z } from "zod";

import { readCertificates } from "./read-metadata";

const name = z.string().trim().min(1, "Name the provider as your people know it.").max(60);
const address = z.url({ protocol: /^https?$/, error: "That is no address. It begins with https://." }).max(1000);

export const providerInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("oidc"),
    name,
    issuer: address.transform((text) => text.replace(/\/\.well-known\/openid-configuration$/, "")),
    clientId: z.string().trim().min(1, "The client ID is missing.").max(500),
    /** Left out: the one that is kept. */
    secret: z.string().min(1, "The client secret is missing.").max(2000).optional(),
  }),
  z.object({
    kind: z.literal("saml"),
    name,
    entityId: z.string().trim().min(1, "The entity ID is missing.").max(1000),
    signInUrl: address,
    certificates: z.array(z.string().max(20_000)).max(5).transform(readCertificates),
  }),
]);
export type ProviderInput = z.output<typeof providerInput>;

export const peopleInput = z.object({
  defaultRole: z.string().max(60),
  groupClaim: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .transform((claim) => claim || null),
  groupRoles: z
    .array(z.object({ group: z.string().trim().min(1, "A group has no name.").max(500), role: z.string().max(60) }))
    .max(100),
});
export type PeopleInput = z.output<typeof peopleInput>;

export const requiredInput = z.object({ isRequired: z.boolean(), breakGlass: z.array(z.uuid()).max(20) });
export type RequiredInput = z.output<typeof requiredInput>;

/** Two labels at least, and no address: what follows the @ of an e-mail. */
export const domainInput = z.object({
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .transform((text) => text.replace(/^@/, ""))
    .pipe(
      z
        .string()
        .max(253)
        .regex(
          /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
          "Write the domain as acme.com.",
        ),
    ),
});
