import { randomBytes } from "node:crypto";

import { createWorkspace, listWorkspaces, type Workspace } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";

/** An empty workspace in the home region, whose address is made from its name. */
export async function newWorkspaceNamed(atrium: Atrium, name: string): Promise<Workspace> {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[-0-9]+|-+$/g, "")
    .slice(0, 30);
  const taken = (await listWorkspaces(atrium.db)).map(({ slug }) => slug);
  const base = words || "workspace";
  const slug = taken.includes(base) ? `${base}-${randomBytes(3).toString("hex")}` : base;
  return createWorkspace(atrium.db, { id: atrium.clock.newId(), slug, name, now: atrium.clock.now() });
}
