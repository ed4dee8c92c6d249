import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";

import { standardRoles } from "@/db/access/standard-roles";
import { AppError } from "./core/app-error";
import type { Actor, AnyTool } from "./core/define-tool";
import { runTool } from "./core/run-tool";
import { deleteRecord } from "./records/delete-record";
import { registry } from "./registry";
import type { createRole } from "./roles/create-role";
import { type Probe, probes, type Target } from "./testing/rights-probes";
import { newRights, type RightsWorkspace } from "./testing/rights-workspace";
import { newWorkspace } from "./testing/test-workspace";

type Reach = "none" | "own" | "team" | "all";
type Deals = {
  read: Reach;
  update: Reach;
  delete: Reach;
  create: boolean;
  destroy: boolean;
  import: boolean;
  export: boolean;
};

const rights = (read: Reach, update: Reach, trash: Reach, destroy = false): Deals => ({
  ...{ read, update, delete: trash, destroy },
  ...{ create: update !== "none", import: false, export: read !== "none" },
});

/** The table that every outcome is worked out from, by name of the role. */
const table: Record<string, Deals> = {
  everything: rights("all", "all", "all", true),
  "reads all, changes own": rights("all", "own", "none"),
  "reads all, changes the team's": rights("all", "team", "own"),
  "reads the team's, changes own": rights("team", "own", "own", true),
  "own only": rights("own", "own", "own"),
  "reads own": rights("own", "none", "none"),
  "reads all": rights("all", "none", "none"),
  blind: rights("none", "none", "none"),
};

const whose = ["own", "team", "other", "foreign"] as const;
type Whose = (typeof whose)[number];

const reaches = (reach: Reach, of: Whose): boolean =>
  reach === "all" || (reach === "team" && of !== "other") || (reach === "own" && of === "own");

type Outcome = "done" | "hidden" | "refused";

/** From the table alone: what is not seen does not exist, what is seen and may not be done is refused. */
function expected(deals: Deals, { takes }: Probe, of: Whose): Outcome {
  if (of === "foreign" || !reaches(deals.read, of)) return "hidden";
  const may = (action: Probe["takes"][number]): boolean => {
    if (action === "destroy") return deals.destroy && reaches(deals.delete, of);
    const right = deals[action];
    return typeof right === "boolean" ? right : reaches(right, of);
  };
  return takes.every(may) ? "done" : "refused";
}

async function outcomeOf(
  place: RightsWorkspace,
  actor: Actor,
  probe: Probe,
  target: Target,
): Promise<{ outcome: Outcome; text: string }> {
  const tool: AnyTool = registry[probe.tool];
  try {
    const output: unknown = await runTool(place.workspace.environment, actor, tool, probe.input(target), {
      door: "test",
    });
    const isReached = probe.reached?.(output as never) ?? true;
    return { outcome: isReached ? "done" : "hidden", text: JSON.stringify(output) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text = JSON.stringify([error.message, error.details]);
    return { outcome: error.code === "forbidden" ? "refused" : "hidden", text };
  }
}

describe.each(Object.entries(table))("a role that has on deals: %s", (_, deals) => {
  let place: RightsWorkspace;
  let foreign: Target;

  beforeAll(async () => {
    place = await newRights({ objects: { deals } });
    await place.inTeams();
    const neighbour = await newWorkspace();
    const id = await neighbour.seed("deals", { name: "Token of the neighbour" });
    const never = randomUUID();
    foreign = { id, other: id, name: "Token of the neighbour", company: never, note: never };
  });

  async function targetOf(of: Whose, isTrashed: boolean): Promise<Target> {
    if (of === "foreign") return foreign;
    const owner = { own: "Marta", team: "Jonas", other: "Vera" }[of];
    const { workspace } = place;
    const name = `Token${randomUUID().slice(-12)}`;
    const company = await workspace.seed("companies", { name: `Company ${randomUUID()}` });
    const values = { name, owner: workspace.member(owner).memberId, company };
    const id = await workspace.seed("deals", values);
    const other = await workspace.seed("deals", { ...values, name: `${name} too` });
    if (isTrashed) await workspace.call(deleteRecord, { object: "deals", id });
    return { id, other, name, company, note: "" };
  }

  describe.each(whose)("and a record that is: %s", (of) => {
    test.each(probes)("$tool, which takes $takes", async (probe) => {
      const marta = await place.reopen("Marta");
      const target = await targetOf(of, probe.isTrashed === true);
      const wanted = expected(deals, probe, of);
      const { outcome, text } = await outcomeOf(place, marta, probe, target);

      // A right that is nowhere in the role is refused before anybody looks for the record, so it tells nothing.
      const isRefusedUnseen =
        wanted === "hidden" &&
        outcome === "refused" &&
        !probe.takes.every((action) => deals[action] !== "none" && deals[action] !== false);
      expect(isRefusedUnseen ? "hidden" : outcome).toBe(wanted);
      if (wanted === "hidden")
        expect(text.replaceAll(JSON.stringify(probe.input(target)), "")).not.toContain(`${target.name} too`);
    });
  });
});

describe("a tool's permission", () => {
  const custom = { ...standardRoles.viewer, permissions: [] };
  const roles = { ...standardRoles, custom };

  test.each(Object.keys(roles))("is all that stands between the role %s and a tool", async (name) => {
    const workspace = await newWorkspace();
    const role = roles[name as keyof typeof roles];
    const actor: Actor = { ...workspace.member(), role: name, access: { ...workspace.member().access, role } };
    const held = new Set<string>([...role.permissions, ...recordsOf(role.records)]);
    const wrong: string[] = [];
    for (const tool of Object.values(registry) as AnyTool[]) {
      const error = await runTool(workspace.environment, actor, tool, { absent: true }, { door: "test" }).catch(
        (thrown: AppError) => thrown,
      );
      const isRefused =
        error instanceof AppError && error.code === "forbidden" && error.message.includes(tool.permission);
      if (isRefused === held.has(tool.permission)) wrong.push(tool.name);
    }

    expect(wrong).toEqual([]);
  });
});

function recordsOf(records: z.infer<typeof createRole.input>["records"]): string[] {
  if (!records) return [];
  return [
    ...(records.read === "none" ? [] : ["records:read"]),
    ...(records.update === "none" && !records.create ? [] : ["records:write"]),
    ...(records.delete === "none" ? [] : ["records:delete"]),
    ...(records.destroy ? ["records:destroy"] : []),
    ...(records.import ? ["records:import"] : []),
    ...(records.export ? ["records:export"] : []),
  ];
}
