import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

import { standardRoles } from "@/db/access/standard-roles";
import { homeRegion } from "@/db/workspace/directory";
import { addMembers } from "@/db/workspace/members";
import { createWorkspace, enterSchema, listWorkspaces, type Workspace } from "@/db/workspace/workspaces";
import type { Atrium } from "@/server/atrium";
import { AppError } from "@/tools/core/app-error";
import type { CommandLine } from "./arguments";
import { readCsv } from "./read-csv";
import { exportArchive, importArchive, slugRule } from "./workspace-archive";

const memberShape = z.object({
  name: z.string().min(1).max(200),
  email: z.email(),
  role: z.enum(Object.keys(standardRoles)).default("member"),
  title: z.string().max(200).optional(),
  time_zone: z.string().max(60).optional(),
});

/** Workspaces from the command line: an empty one has the standard objects and no records. */
export async function workspaceCommand(
  atrium: Atrium,
  line: CommandLine,
  words: string[],
  directory: string,
): Promise<string> {
  const [verb, slug, file] = words;
  const known = await listWorkspaces(atrium.db);
  if (verb === "list") {
    if (line.options.json)
      return JSON.stringify(known.map(({ id, slug: key, name, region }) => ({ id, slug: key, name, region })));
    const hasOne = atrium.regions.list.length === 1;
    return known
      .map(({ slug: key, name, region }) => `${key.padEnd(24)}${hasOne ? "" : region.padEnd(16)}${name}`)
      .join("\n");
  }
  if (verb === "import") return importArchive(atrium, line, words.slice(1), directory);
  if (!["create", "drop", "export", "move"].includes(verb ?? ""))
    throw new AppError("invalid_input", "Say atrium workspace list, create, drop, export, import or move.");
  if (!slug || !slugRule.test(slug)) {
    throw new AppError(
      "invalid_input",
      "Name the workspace in small letters, digits and hyphens, for instance: atrium workspace create northwind",
    );
  }
  const found = known.find((workspace) => workspace.slug === slug);
  if (verb !== "create") {
    if (!found) throw new AppError("not_found", `There is no workspace "${slug}".`);
    if (verb === "move") return moveTo(atrium, found, line.options.region);
    if (verb === "export") return exportArchive(atrium, line, { workspace: found, file, directory });
    await atrium.keeper.erase(found);
    return `Dropped ${slug} with everything in it.`;
  }
  if (found) throw new AppError("conflict", `There is a workspace "${slug}" already.`);
  const members = line.options.members
    ? readMembers(resolve(directory, line.options.members))
    : [{ name: "Admin", email: `admin@${slug}.example`, role: "admin" as const }];
  const now = atrium.clock.now();
  const place = atrium.regions.place(line.options.region ?? homeRegion);
  const input = { id: atrium.clock.newId(), slug, name: line.options.name ?? slug, now };
  const workspace = await createWorkspace(atrium.db, input, place);
  const rows = members.map((member) => ({ id: atrium.clock.newId(), ...member }));
  await place.db.transaction({ opening: enterSchema(workspace) }, (session) => addMembers(session, rows, now));
  const body = {
    id: workspace.id,
    slug,
    name: workspace.name,
    members: rows.map(({ id, name, email, role }) => ({ id, name, email, role })),
  };
  return line.options.json
    ? JSON.stringify(body)
    : `Created ${slug} with ${rows.length} ${rows.length === 1 ? "member" : "members"}.`;
}

async function moveTo(atrium: Atrium, workspace: Workspace, region: string | undefined): Promise<string> {
  if (!region)
    throw new AppError(
      "invalid_input",
      `Name a region, for instance: atrium workspace move ${workspace.slug} --region eu`,
    );
  await atrium.keeper.move(workspace, region);
  return `Moved ${workspace.slug} to ${region}, compared row by row, its audit log intact. Nothing of it is left where it was.`;
}

function readMembers(path: string) {
  const rows = readCsv(readFileSync(path, "utf8"));
  if (rows.length === 0)
    throw new AppError("invalid_input", `${path} has no members. Its first line names the columns: name,email,role.`);
  return rows.map((row, position) => {
    const filled = Object.fromEntries(
      Object.entries(row).flatMap(([key, value]) =>
        value === ""
          ? []
          : [[key.toLowerCase().replaceAll(" ", "_"), key.toLowerCase() === "role" ? value.toLowerCase() : value]],
      ),
    );
    const parsed = memberShape.safeParse(filled);
    if (!parsed.success)
      throw new AppError(
        "invalid_input",
        `Line ${position + 2} of ${path}: ${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`,
      );
    const { time_zone: timeZone, title, ...member } = parsed.data;
    return { ...member, title: title ?? null, ...(timeZone ? { timeZone } : {}) };
  });
}
