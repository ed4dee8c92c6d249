import type { MemberRole } from "@/db/objects/definition";

export type DemoMember = { id: string; name: string; email: string; role: MemberRole; title: string; timeZone: string };

/** Values are in the form that tools take: options by key, owners and lookups by id; a key left out is empty. */
export type DemoRecord = {
  id: string;
  createdAt: string;
  updatedAt: string;
  createdBy: string;
  values: Record<string, unknown>;
};

export type DemoData = { members: DemoMember[]; records: Record<string, DemoRecord[]> };
