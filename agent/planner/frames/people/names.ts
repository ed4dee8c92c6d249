import { linkMembers } from "@/agent/planner/link/link-members";
import type { Sentence } from "@/agent/planner/link/sentence";
import { tokenize } from "@/agent/planner/text/tokenize";
import type { Member, ReadTool } from "@/agent/planner/world";
import type { RoleOutput } from "@/tools/roles/role-shape";

export type Named = { id: string; name: string };
export type Invited = { id: string; email: string };

/** Members that a text names and nothing else: "Ruth", "ruth@oakmere.example", "me". */
export function membersNamed(members: readonly Member[], text: string): readonly Member[] {
  const tokens = tokenize(text.trim().replace(/^(?:our|my colleague|colleague) /iu, ""));
  const whole = linkMembers(tokens, members).filter((link) => link.from === 0 && link.to === tokens.length);
  return whole[0]?.members ?? [];
}

/** Who was a member before. */
export async function formerNamed(s: Sentence, text: string): Promise<readonly Member[]> {
  return membersNamed(await readList<Member>(s, "list_members", "members", { isActive: false }), text);
}

/** "viewer", "Viewers", "Sales rep". */
export async function roleNamed(s: Sentence, text: string): Promise<RoleOutput | undefined> {
  const wanted = plainName(text, "role");
  const roles = await readList<RoleOutput>(s, "list_roles", "roles");
  return roles.find(({ key, name }) =>
    [key, name.toLowerCase()].some((word) => word === wanted || `${word}s` === wanted),
  );
}

export async function teamNamed(s: Sentence, text: string): Promise<Named | undefined> {
  const wanted = plainName(text, "team");
  return (await readList<Named>(s, "list_teams", "teams")).find(({ name }) => name.toLowerCase() === wanted);
}

export const teamNames = async (s: Sentence): Promise<string[]> =>
  (await readList<Named>(s, "list_teams", "teams")).map(({ name }) => name);

/** By the whole address, or by what stands before its @. */
export async function inviteNamed(s: Sentence, text: string): Promise<Invited | undefined> {
  const wanted = text.trim().toLowerCase();
  const open = await readList<Invited>(s, "list_invites", "invites");
  const found = open.filter(({ email }) => [email.toLowerCase(), email.toLowerCase().split("@")[0]].includes(wanted));
  return found.length === 1 ? found[0] : undefined;
}

/** "the team North", "North team", "a viewer role". */
function plainName(text: string, noun: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(?:the|an?) /u, "")
    .replace(new RegExp(`^${noun} |(?<=.) ${noun}$`, "u"), "")
    .replace(/^["“'](.*)["”']$/u, "$1");
}

async function readList<T>(s: Sentence, tool: ReadTool, key: string, input: unknown = {}): Promise<T[]> {
  const output = await s.world.read(tool, input);
  const list = (output as Record<string, unknown>)[key];
  return Array.isArray(list) ? (list as T[]) : [];
}
