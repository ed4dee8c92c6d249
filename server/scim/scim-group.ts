import { z } from "zod";

import type { ProvisionedGroup } from "@/db/accounts/provisioned-groups";
import { AppError } from "@/tools/core/app-error";
import type { Patch } from "./patch";

export const groupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";

const membersShape = z.array(z.object({ value: z.string().max(100) })).max(5000);

export const groupInput = z.object({
  displayName: z.string().trim().min(1, "displayName is missing.").max(300),
  externalId: z.string().max(500).nullish(),
  members: membersShape.nullish(),
});
export type GroupInput = z.output<typeof groupInput>;

export function toGroup({ id, name, externalId, memberIds, createdAt, updatedAt }: ProvisionedGroup, base: string) {
  return {
    schemas: [groupSchema],
    id,
    ...(externalId ? { externalId } : {}),
    displayName: name,
    members: memberIds.map((value) => ({ value, type: "User", $ref: `${base}/Users/${value}` })),
    meta: {
      resourceType: "Group",
      created: createdAt.toISOString(),
      lastModified: updatedAt.toISOString(),
      location: `${base}/Groups/${id}`,
    },
  };
}

/** The group as it is after the operations. */
export function patchGroup(group: ProvisionedGroup, patch: Patch): GroupInput {
  const next = { displayName: group.name as unknown, externalId: group.externalId as unknown };
  const members = new Set(group.memberIds);
  const idsOf = (value: unknown): string[] => membersShape.parse([value ?? []].flat()).map((each) => each.value);
  const set = (op: string, path: string, value: unknown): void => {
    const one = /^members\[value eq "([^"]+)"\]$/i.exec(path)?.[1];
    const key = path.toLowerCase();
    if (one) {
      if (op === "remove") members.delete(one);
    } else if (key === "members") {
      if (op === "replace" || (op === "remove" && value === undefined)) members.clear();
      for (const id of idsOf(value)) op === "remove" ? members.delete(id) : members.add(id);
    } else if (key === "displayname") next.displayName = value;
    else if (key === "externalid") next.externalId = op === "remove" ? null : value;
  };
  for (const { op, path, value } of patch.Operations) {
    if (path) set(op, path, value);
    else if (op !== "remove" && typeof value === "object" && value !== null)
      for (const [key, each] of Object.entries(value)) set(op, key, each);
    else throw new AppError("invalid_input", "An operation without a path has to hold the attributes in value.");
  }
  return groupInput.parse({ ...next, members: [...members].map((value) => ({ value })) });
}
