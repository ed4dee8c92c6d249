import type { Member } from "@/agent/planner/world";
import type { ViewOutput } from "@/tools/views/view-output";

type Share = ViewOutput["share"];

const roles = { admin: "admin", manager: "manager", member: "member", viewer: "viewer" } as const;

/** Whom "everyone", "the managers", "only me" or "Marta and Jonas" mean; undefined when a name is not known. */
export function shareOf(members: readonly Member[], who: string): Share | undefined {
  const words = who
    .trim()
    .toLowerCase()
    .replace(/^(?:all|all of|the|all the) /, "");
  if (/^(?:everyone|everybody|all|team|whole team|workspace|whole workspace|company|others|us)$/.test(words))
    return { with: "workspace" };
  if (/^(?:nobody|no one|only me|me|just me|me alone)$/.test(words)) return { with: "private" };
  const role = Object.entries(roles).find(([word]) => words === word || words === `${word}s`)?.[1];
  if (role) return { with: "role", role };
  const names = words.split(/\s*(?:,|\band\b|&)\s*/).filter(Boolean);
  const found = names.map((name) => {
    const exact = members.filter((member) => member.name.toLowerCase() === name);
    const first = members.filter((member) => member.name.toLowerCase().split(" ").includes(name));
    return exact.length === 1 ? exact[0] : first.length === 1 ? first[0] : undefined;
  });
  const ids = found.flatMap((member) => (member && !member.isMe ? [member.id] : []));
  return ids.length === names.length && ids.length > 0 ? { with: "members", members: ids } : undefined;
}
