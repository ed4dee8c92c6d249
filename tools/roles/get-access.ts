import { z } from "zod";

import type { Access } from "@/db/access/access";
import { ownerColumn } from "@/db/access/owner-column";
import { permissions } from "@/db/access/permissions";
import { readAccess } from "@/db/access/read-roles";
import { hasPermission, type Reach, reachOf, reachShape, rightsOn } from "@/db/access/rights";
import type { ObjectDefinition } from "@/db/objects/definition";
import { AppError } from "@/tools/core/app-error";
import { defineTool, type ToolContext } from "@/tools/core/define-tool";
import { memberId, requireMember } from "@/tools/members/member-shape";
import { requireObject, requireRecord } from "@/tools/records/read-record";
import { objectKey } from "@/tools/records/record-shape";

const actions = ["read", "update", "delete", "create", "destroy", "import", "export"] as const;
const ofRecord = ["read", "update", "delete", "destroy"] as const;

const answer = z.object({ action: z.string(), isAllowed: z.boolean(), why: z.string() });

export const getAccess = defineTool({
  name: "get_access",
  description:
    "Say what somebody may do and why: their role, its rights on each object and its fields, and for a record whether they may read, change or delete it. Without member it is about who asks; about others it takes members:write.",
  input: z.object({
    member: memberId.optional(),
    object: objectKey.optional(),
    id: z.uuid().optional().describe("A record of the object."),
  }),
  output: z.object({
    member: z.object({ id: z.string(), name: z.string() }),
    role: z.object({ key: z.string(), name: z.string() }),
    permissions: z.array(z.string()),
    objects: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        rights: z.record(z.enum(actions), reachShape),
        hiddenFields: z.array(z.string()),
        readOnlyFields: z.array(z.string()),
      }),
    ),
    record: z.object({ name: z.string(), owner: z.string().nullable(), answers: z.array(answer) }).nullable(),
  }),
  permission: "members:read",
  effect: "read",
  examples: [
    { say: "what may I do", input: {} },
    { say: "why can I see Tessel", input: { object: "companies", id: "{companies:Tessel}" } },
    { say: "what is Ruth allowed to do with deals", input: { member: "{members:Ruth}", object: "deals" } },
  ],
  summarize: (_, output) => `Read what ${output.member.name} may do`,

  async handler(ctx, { member: asked, object: key, id }) {
    const access = await accessOf(ctx, asked);
    if (id && !key) throw new AppError("invalid_input", "Name the object of the record, too.");
    const objects = key ? [requireObject(ctx, key)] : ctx.catalog.objects;
    const { id: member, name } = await requireMember(ctx, access.memberId);
    const { role } = access;
    return {
      member: { id: member, name },
      role: { key: access.roleKey, name: role.name },
      permissions: permissions.filter((permission) => hasPermission(role, permission)),
      objects: objects.map((object) => ({
        key: object.key,
        label: object.plural,
        rights: Object.fromEntries(actions.map((action) => [action, reachOf(role, object.key, action)])) as Record<
          (typeof actions)[number],
          Reach
        >,
        hiddenFields: fieldsWith(access, object, "none"),
        readOnlyFields: fieldsWith(access, object, "read"),
      })),
      record: key && id ? await readAnswers(ctx, access, requireObject(ctx, key), id) : null,
    };
  },
});

async function accessOf(ctx: ToolContext, asked: string | undefined): Promise<Access> {
  if (!asked || asked === ctx.actor.memberId) return ctx.actor.access;
  if (!hasPermission(ctx.actor.access.role, "members:write"))
    throw new AppError("forbidden", "What others may do is seen by whoever manages members (members:write).");
  return readAccess(ctx.session, await requireMember(ctx, asked));
}

const fieldsWith = ({ role }: Access, object: ObjectDefinition, right: "none" | "read"): string[] =>
  object.fields.flatMap(({ key, label }) => (role.fields[`${object.key}.${key}`] === right ? [label] : []));

async function readAnswers(ctx: ToolContext, access: Access, object: ObjectDefinition, id: string) {
  const record = await requireRecord(ctx, object.key, id);
  const value = record.values[ownerColumn(object)];
  const owner = typeof value === "object" && value !== null && "id" in value ? value : null;
  const answers = ofRecord.map((action) => ({ action, ...answerOf(access, object, action, owner?.id ?? null) }));
  return { name: record.name, owner: owner ? String(owner.name ?? "") : null, answers };
}

function answerOf(access: Access, object: ObjectDefinition, action: (typeof ofRecord)[number], owner: string | null) {
  const reach = reachOf(access.role, object.key, action);
  const where = access.role.objects[object.key] ? `on ${object.plural.toLowerCase()}` : "on all objects";
  const said = `The role ${access.role.name} says ${reach} ${where} for ${action}`;
  const isOwn = owner === access.memberId;
  const isTeam = isOwn || (owner !== null && access.team.includes(owner));
  if (reach === "none") return { isAllowed: false, why: `${said}.` };
  if (action === "destroy" && !rightsOn(access.role, object.key).destroy) return { isAllowed: false, why: `${said}.` };
  if (reach === "all") return { isAllowed: true, why: `${said}.` };
  const isAllowed = reach === "own" ? isOwn : isTeam;
  const whose = isOwn ? "the record is theirs" : isTeam ? "it is their team's" : "it belongs to somebody else";
  return { isAllowed, why: `${said}, and ${whose}.` };
}
