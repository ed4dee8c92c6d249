import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { dayText } from "./describe-condition";
import { escapeMarkdown, listOf } from "./format";

type Fields = Record<string, unknown>;

const bold = (text: unknown): string => `**${escapeMarkdown(String(text ?? ""))}**`;
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value : []).map(asObject);
const undo = "Say “undo” to take it back.";

const mails: Record<string, string> = {
  sent: "The mail is on its way.",
  kept: "No mail leaves this server: it lies under Settings, Outbox.",
  failed: "The mail could not be sent. Send it again under Settings, Members, which shows a link that you can pass on.",
  none: "No mail is set up. Send it again under Settings, Members, which shows a link that you can pass on.",
};

const writers: Record<string, (output: Fields, parts: ReplyParts) => string> = {
  send_invite: ({ invite, mail }, parts) => `Invited ${invited(asObject(invite), parts)}. ${mails[String(mail)] ?? ""}`,
  update_invite: ({ invite, mail }, parts) =>
    `Invited ${invited(asObject(invite), parts)} once more; the link from before opens nothing now. ${mails[String(mail)] ?? ""}`,
  delete_invite: ({ email }) => `The invitation of ${bold(email)} is taken back; its link opens nothing now.`,
  list_invites: ({ invites }, parts) => invitesText(list(invites), parts),
  update_member: memberText,
  restore_member: ({ member }) =>
    `${bold(asObject(member).name)} is let in again as ${String(asObject(member).role)}. ${undo}`,
  delete_member: leftText,
  create_role: ({ role }) =>
    `Added the role ${bold(asObject(role).name)}. Say what it may not see, or set it under Settings, Roles. ${undo}`,
  update_role: ({ role, changeSetId }) =>
    changeSetId
      ? `Changed the role ${bold(asObject(role).name)}, at once for everybody who has it. ${undo}`
      : `The role ${bold(asObject(role).name)} was like that already.`,
  delete_role: ({ name, isReset }) =>
    `${isReset ? "Set the role back to how it came" : "Took away the role"}: ${bold(name)}. ${undo}`,
  list_roles: ({ roles }) => rolesText(list(roles)),
  create_team: ({ team }) =>
    `Added the team ${bold(asObject(team).name)}. Say “put Ana into the team ${escapeMarkdown(String(asObject(team).name))}” to fill it.`,
  update_team: ({ team, changeSetId }) =>
    changeSetId ? `Changed the team ${bold(asObject(team).name)}. ${undo}` : "The team was like that already.",
  delete_team: ({ name, moved }) =>
    `Took away the team ${bold(name)}${moved ? `; ${String(moved)} ${moved === 1 ? "member stands" : "members stand"} in the team above or in none` : ""}. ${undo}`,
  list_teams: ({ teams }) => teamsText(list(teams)),
  get_access: accessText,
};

export const peopleTools = Object.keys(writers);

/** What was found or done about members, invitations, teams, roles and rights. */
export function peopleReply(parts: ReplyParts): string {
  return writers[parts.call.tool]?.(asObject(parts.call.output), parts) ?? "Done.";
}

const invited = ({ email, role, expiresAt }: Fields, { world }: ReplyParts): string =>
  `${bold(email)} as ${String(role)}, until ${dayText(String(expiresAt).slice(0, 10), world.locale)}`;

function invitesText(invites: Fields[], parts: ReplyParts): string {
  if (invites.length === 0) return "No invitation is open.";
  const lines = invites.map(
    (invite) => `- ${invited(invite, parts)}${invite.isExpired === true ? " (too late: send it again)" : ""}`,
  );
  return [`**${invites.length} open ${invites.length === 1 ? "invitation" : "invitations"}**:`, ...lines].join("\n");
}

function memberText({ member, changeSetId }: Fields, { call }: ReplyParts): string {
  const { name, role, teamId } = asObject(member);
  if (!changeSetId) return `${bold(name)} was like that already.`;
  const given = asObject(call.input);
  const said = [
    ...(given.role === undefined ? [] : [`has the role ${String(role)}`]),
    ...(given.team === undefined ? [] : [teamId ? "is in the team" : "is in no team"]),
    ...(given.title === undefined ? [] : ["has another title"]),
  ];
  return `${bold(name)} ${listOf(said)} from now on. ${undo}`;
}

function leftText({ name, reassignedTo, handed }: Fields): string {
  const held = list(handed).map(
    ({ count, label }) => `${String(count)} ${escapeMarkdown(String(label).toLowerCase())}`,
  );
  const records =
    held.length === 0
      ? "They held no records"
      : reassignedTo
        ? `${bold(reassignedTo)} has ${listOf(held)} now`
        : `${listOf(held)} stay under their name`;
  return `${bold(name)} can no longer sign in. ${records}. ${undo}`;
}

function rolesText(roles: Fields[]): string {
  return roles
    .map((role) => {
      const { read, update } = asObject(role.records);
      const own = Object.keys(asObject(role.objects)).length + Object.keys(asObject(role.fields)).length;
      const details = [
        `reads ${scope(read)}, changes ${scope(update)}`,
        ...(own > 0 ? [`${own} ${own === 1 ? "exception" : "exceptions"} by object or field`] : []),
        `${String(role.members)} ${role.members === 1 ? "member" : "members"}`,
      ];
      return `- ${bold(role.name)}: ${details.join(" · ")}`;
    })
    .join("\n");
}

const scopes: Record<string, string> = { none: "nothing", own: "their own", team: "their team's", all: "everything" };
const scope = (reach: unknown): string => scopes[String(reach)] ?? String(reach);

function teamsText(teams: Fields[]): string {
  if (teams.length === 0) return "There are no teams yet. Say “new team North” to add one.";
  const nameOf = (id: unknown): string => String(teams.find((team) => team.id === id)?.name ?? "");
  return teams
    .map((team) => {
      const names = list(team.members).map(({ name }) => escapeMarkdown(String(name)));
      const above = team.parent ? `, below ${escapeMarkdown(nameOf(team.parent))}` : "";
      return `- ${bold(team.name)}${above}: ${names.length > 0 ? listOf(names) : "nobody yet"}`;
    })
    .join("\n");
}

function accessText(output: Fields, { world }: ReplyParts): string {
  const { member, role, record } = {
    member: asObject(output.member),
    role: asObject(output.role),
    record: output.record,
  };
  const who = world.members.find(({ id }) => id === member.id)?.isMe ? "You have" : `${bold(member.name)} has`;
  const head = `${who} the role ${bold(role.name)}.`;
  if (record) {
    const { name, owner, answers } = asObject(record);
    const lines = list(answers).map(
      ({ action, isAllowed, why }) =>
        `- ${isAllowed === true ? "May" : "May not"} ${String(action)}: ${escapeMarkdown(String(why))}`,
    );
    return [
      `${head} ${bold(name)} ${owner ? `belongs to ${escapeMarkdown(String(owner))}` : "belongs to nobody"}.`,
      ...lines,
    ].join("\n");
  }
  const lines = list(output.objects).map(({ label, rights, hiddenFields, readOnlyFields }) => {
    const { read, update, delete: trash } = asObject(rights);
    const names = (value: unknown): string =>
      listOf((Array.isArray(value) ? value : []).map((entry) => escapeMarkdown(String(entry))));
    const hidden = names(hiddenFields);
    const locked = names(readOnlyFields);
    return `- ${bold(label)}: reads ${scope(read)}, changes ${scope(update)}, deletes ${scope(trash)}${hidden ? ` · hidden: ${hidden}` : ""}${locked ? ` · not to be changed: ${locked}` : ""}`;
  });
  return [head, ...lines].join("\n");
}
