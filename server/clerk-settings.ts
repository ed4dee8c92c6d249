import { z } from "zod";

const empty = (value: unknown): unknown => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(shape: T) => z.preprocess(empty, shape.optional());

/** The names are Clerk's own, as its dashboard gives them. */
export const clerkFields = {
  CLERK_SECRET_KEY: optional(z.string().regex(/^sk_(test|live)_\S+$/, "starts with sk_test_ or sk_live_")),
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: optional(
    z
      .string()
      .refine((key) => clerkHostOf(key) !== undefined, "is a key such as pk_test_…, as Clerk's dashboard shows it"),
  ),
  NEXT_PUBLIC_CLERK_SIGN_IN_URL: optional(
    z.url({ protocol: /^https?$/, error: "is the address of Clerk's sign-in page" }),
  ),
  CLERK_WEBHOOK_SIGNING_SECRET: optional(z.string().regex(/^whsec_\S+$/, "starts with whsec_")),
  CLERK_API_URL: optional(z.url({ protocol: /^https?$/, error: "is an address such as https://api.clerk.com" })),
};

type Fields = { [Name in keyof typeof clerkFields]?: z.output<(typeof clerkFields)[Name]> };

export type ClerkSettings = {
  secretKey: string;
  publishableKey: string;
  webhookSecret?: string | undefined;
  apiUrl?: string | undefined;
  /** Where its scripts come from and its pages ask. */
  host: string;
  /** Clerk's pages for people. */
  pages: string;
  /** Its page that signs people in. */
  signInUrl: string;
};

/** Undefined while one of the two keys is missing. */
export function clerkSettingsOf(fields: Fields): ClerkSettings | undefined {
  const { CLERK_SECRET_KEY: secretKey, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey } = fields;
  if (!secretKey || !publishableKey) return undefined;
  const host = clerkHostOf(publishableKey) ?? "";
  const pages = `https://${host.replace(/clerk\.accounts\.|^clerk\./, "accounts.")}`;
  return {
    ...{ secretKey, publishableKey, host, pages },
    signInUrl: fields.NEXT_PUBLIC_CLERK_SIGN_IN_URL ?? `${pages}/sign-in`,
    webhookSecret: fields.CLERK_WEBHOOK_SIGNING_SECRET,
    apiUrl: fields.CLERK_API_URL,
  };
}

/** The host that a publishable key names; undefined when it is none. */
function clerkHostOf(publishableKey: string): string | undefined {
  const encoded = /^pk_(?:test|live)_(?<host>[A-Za-z0-9+/=_-]+)$/.exec(publishableKey)?.groups?.["host"];
  const host = encoded && Buffer.from(encoded, "base64").toString("utf8");
  return host && /^[a-z0-9.:-]+\$$/i.test(host) ? host.slice(0, -1) : undefined;
}
