import { z } from "zod";

import { AppError } from "@/tools/core/app-error";
import { splitName, type UserInput, userInput } from "./scim-user";

export const patchInput = z.object({
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(["add", "replace", "remove"])),
        path: z.string().max(200).optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(100),
});

export type Patch = z.output<typeof patchInput>;

type Loose = Record<string, unknown>;

/** The user as they are after the operations. Paths that Atrium keeps nothing of are left aside, as directories send many. */
export function applyPatch(user: { userName: string; displayName: string; active: boolean }, patch: Patch): UserInput {
  const parts = splitName(user.displayName);
  const next: Loose = { userName: user.userName, active: user.active };
  const name: Loose = {};
  const set = (path: string, value: unknown): void => {
    const key = path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:User:/i, "").toLowerCase();
    if (key === "active") next["active"] = value;
    else if (key === "externalid") next["externalId"] = value ?? null;
    else if (key === "username") next["userName"] = value;
    else if (key === "displayname") next["displayName"] = value;
    else if (key === "name" && typeof value === "object") Object.assign(name, value);
    else if (key === "name.formatted") name["formatted"] = value;
    else if (key === "name.givenname") name["givenName"] = value;
    else if (key === "name.familyname") name["familyName"] = value;
  };
  for (const { op, path, value } of patch.Operations) {
    if (path) set(path, op === "remove" ? undefined : value);
    else if (op !== "remove" && typeof value === "object" && value !== null)
      for (const [key, each] of Object.entries(value)) set(key, each);
    else throw new AppError("invalid_input", "An operation without a path has to hold the attributes in value.");
  }
  const isNamed = Object.values(name).some(Boolean);
  if (isNamed && !name["formatted"]) next["name"] = { ...parts, ...name };
  else if (isNamed) next["name"] = name;
  else next["displayName"] ??= user.displayName;
  return userInput.parse(next);
}
