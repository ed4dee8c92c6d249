import { z } from "zod";

import type { Member } from "@/db/workspace/members";

export const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";

/** Directories write true and false in several ways. */
const truth = z.union([z.boolean(), z.string().transform((text) => text.toLowerCase() === "true")]);

const nameShape = z.object({
  formatted: z.string().max(200).nullish(),
  givenName: z.string().max(100).nullish(),
  familyName: z.string().max(100).nullish(),
});

/** What is not named here a directory may send, and it is left aside. */
export const userInput = z.object({
  userName: z.string().trim().pipe(z.email("userName has to be an e-mail address.").max(320)),
  externalId: z.string().max(500).nullish(),
  displayName: z.string().max(200).nullish(),
  name: nameShape.nullish(),
  active: truth.optional(),
});
export type UserInput = z.output<typeof userInput>;

/** The name to show, from whichever part was said. */
export function nameOf({ displayName, name, userName }: UserInput): string {
  const parts = [name?.givenName, name?.familyName].filter(Boolean).join(" ");
  return (displayName || name?.formatted || parts || userName).trim().slice(0, 200);
}

type Known = Pick<Member, "id" | "name" | "email" | "deactivatedAt" | "createdAt">;

export function toUser(member: Known, externalId: string | null, base: string) {
  const { id, name, email } = member;
  const { givenName, familyName } = splitName(name);
  return {
    schemas: [userSchema],
    id,
    ...(externalId ? { externalId } : {}),
    ...{ userName: email, displayName: name, name: { formatted: name, givenName, familyName } },
    emails: [{ value: email, type: "work", primary: true }],
    active: member.deactivatedAt === null,
    meta: { resourceType: "User", created: member.createdAt.toISOString(), location: `${base}/Users/${id}` },
  };
}

export function splitName(name: string): { givenName: string; familyName: string } {
  const words = name.split(" ");
  return { givenName: words.slice(0, -1).join(" ") || name, familyName: words.length > 1 ? (words.at(-1) ?? "") : "" };
}
