import type { Sentence } from "@/agent/planner/link/sentence";
import { type Outcome, say } from "@/agent/planner/policy/outcome";
import { address, anyName, done, type Frame, frame, noRole, noTeam, type Said } from "./frame";
import { inviteNamed, roleNamed, teamNamed, teamNames } from "./names";

const roleName = "(?:(?! (?:in|into|to|on|for|and) )[\\p{L}\\d ]){1,40}?";
const teamName = "(?:(?! as | with )[^,;:?!]){1,60}?";
const as = `(?:as|with the role(?: of)?|for the role(?: of)?) (?<role>${roleName})`;
const into = `(?:in|into|to|on|for) (?:the )?(?:team (?<team>${teamName})|(?<before>${teamName}) team)`;
const here = "(?: to (?:join(?: us)?|atrium|us|the (?:workspace|crm)|this workspace|our workspace))?";
const invitation = "(?:invites?|invitations?)";
const whose = `(?:of|to|for|from) (?<who>${address}|${anyName})`;
const part = "\\p{L}[\\p{L}\\d._-]{0,60}?";
const show = "(?:(?:show|list|give|tell)(?: me| us)? (?:me )?|see |what |which |are there (?:any )?|any )?";

/** Asking somebody to join, again, or no more. */
export const inviteFrames: readonly Frame[] = [
  frame(`(?:invite|ask) (?<email>${address})${here}(?: ${as})?(?:,? (?:and )?${into})?`, invite),
  frame(`(?:invite|ask) (?<email>${address})${here}(?: ${into})?(?:,? ${as})?`, invite),
  frame(
    `(?:send|make|create|write)(?: me)? an? ${invitation} (?:to|for) (?<email>${address})(?: ${as})?(?:,? ${into})?`,
    invite,
  ),
  frame(
    `add (?<email>${address}) to (?:the |our |this )?(?:workspace|crm|atrium|members|team members)(?: ${as})?`,
    invite,
  ),
  frame(`add (?<email>${address}) as (?<role>${roleName})`, addAs),
  frame(`(?:resend|send) (?:the |an? |our )?${invitation} ${whose}(?: again| once more| anew)?`, again),
  frame(`(?:re-?invite|invite) (?<who>${address}|${part})(?: again| once more)(?: ${as})?`, again),
  frame(`(?:re-?invite) (?<who>${address})(?: ${as})?`, again),
  frame(`remind (?<who>${address}) (?:of|about) (?:the|their|our) ${invitation}`, again),
  frame(
    `(?:revoke|withdraw|cancel|delete|remove|take back|call back|rescind) (?:the |an? |our )?(?:open |pending )?${invitation} ${whose}`,
    revoke,
  ),
  frame(`(?:uninvite|disinvite) (?<who>${address}|${part})`, revoke),
  frame(
    `who (?:was|is|has been|have we|did we) (?:already |still )?invited?(?: so far| already| and has not joined)?`,
    list,
  ),
  frame(
    `${show}(?:the |our |all )*(?:open |pending |outstanding |current )*${invitation}(?: (?:are|that are|is))?(?: (?:there|still))*(?: (?:open|pending|outstanding|waiting))?`,
    list,
  ),
];

async function invite(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const role = said["role"] ? await roleNamed(s, said["role"]) : undefined;
  if (said["role"] && !role) return noRole(said["role"]);
  const wanted = said["team"] ?? said["before"];
  const team = wanted ? await teamNamed(s, wanted) : undefined;
  if (wanted && !team) return noTeam(wanted, await teamNames(s));
  return done("send_invite", {
    email: said["email"],
    ...(role ? { role: role.key } : {}),
    ...(team ? { team: team.id } : {}),
  });
}

/** "add ana@tessel.example as a contact" makes a record. */
async function addAs(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return (await roleNamed(s, said["role"] ?? "")) ? invite(said, s) : undefined;
}

async function again(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const role = said["role"] ? await roleNamed(s, said["role"]) : undefined;
  if (said["role"] && !role) return noRole(said["role"]);
  const found = await inviteNamed(s, said["who"] ?? "");
  return found ? done("update_invite", { id: found.id, ...(role ? { role: role.key } : {}) }) : notInvited(said);
}

async function revoke(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const found = await inviteNamed(s, said["who"] ?? "");
  return found ? done("delete_invite", { id: found.id }) : notInvited(said);
}

const notInvited = (said: Said): Outcome =>
  say(`There is no open invitation of “${(said["who"] ?? "").trim()}”. Ask “who was invited?” to see them.`);

async function list(): Promise<Outcome> {
  return done("list_invites", {});
}
