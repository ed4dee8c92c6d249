import { asObject } from "@/agent/planner/conversation/state";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown, listOf } from "./format";

export function membersReply({ call, said }: ReplyParts): string {
  const members = (
    Array.isArray(asObject(call.output).members) ? (asObject(call.output).members as unknown[]) : []
  ).map(asObject);
  const me = members.find((member) => member.isMe === true);
  const text = (member: Record<string, unknown>) =>
    escapeMarkdown(`${String(member.name)}${member.title ? `, ${String(member.title)}` : ""}`);
  if (me && /\b(?:i|my)\b/i.test(said) && !/\bteam|colleagues\b/i.test(said))
    return `You are **${text(me)}** (${escapeMarkdown(String(me.email))}), role ${String(me.role)}.`;
  const names = members.map((member) => escapeMarkdown(String(member.name)));
  return `**${members.length} people**: ${listOf(names)}.`;
}
