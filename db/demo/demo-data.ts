import type { StandardRole } from "@/db/access/standard-roles";

export type DemoMember = {
  id: string;
  name: string;
  email: string;
  role: StandardRole;
  title: string;
  timeZone: string;
};

/** Values are in the form that tools take: options by key, owners and lookups by id; a key left out is empty. */
export type DemoRecord = {
  id: string;
  createdAt: string;
  updatedAt: string;
  createdBy: string;
  values: Record<string, unknown>;
};

export type DemoData = { members: DemoMember[]; records: Record<string, DemoRecord[]> };
