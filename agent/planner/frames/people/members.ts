import type { Sentence } from "@/agent/planner/link/sentence";
import { type Outcome, say } from "@/agent/planner/policy/outcome";
import { done, type Frame, frame, member, name, noRole, noTeam, type Said, whichMember, withMember } from "./frame";
import { formerNamed, membersNamed, roleNamed, teamNamed, teamNames } from "./names";

const who = `(?<who>${member})`;
const former = `(?<who>${name})`;
const role = '(?:an? |the )?(?:role (?:of )?)?(?:an? |the )?(?<role>[\\p{L}\\d"“][^,;:?!]{0,40}?)(?: role)?';
const team = "(?:the )?(?:team (?<team>[^,;:?!]{1,60}?)|(?<before>[^,;:?!]{1,60}?) team)";
const everything =
  "(?:all |everything|(?:all )?(?:(?:of )?(?:his|her|their|the) )?(?:records|things|work|customers|accounts|book|stuff)|what (?:is|was) (?:his|hers|theirs))*";
const heir = `(?<heir>${member})`;
const place = "(?:the |our |this )?(?:workspace|atrium|crm|members|system)";
const handing = `(?:,|;|\\.)? *(?:and )?(?:please )?(?:hand|give|pass|reassign|move|transfer) (?:over )?${everything}(?: over)? to ${heir}`;
const taking = `(?:,|;|\\.)? *(?:and )?${heir} (?:takes?|gets?|should get|should take|inherits?|has) (?:over )?${everything}(?: over)?`;
const leaving = [
  `(?:deactivate|offboard|suspend|lock out|disable|deprovision)(?: the (?:member|account|access)(?: of)?)? ${who}`,
  `(?:remove|delete|take|throw|kick) ${who} (?:from|out of) ${place}`,
  `(?:remove|delete) (?:the )?(?:member|user|colleague) ${who}`,
  `(?:revoke|end|take away|remove) ${who}(?:'s|’s) access`,
  `(?:lock) ${who} out`,
  `${who} (?:has |is )?(?:left|leaving|leaves|quit)(?: us| the company| the team)?`,
  `${who} (?:does not|doesn't|no longer) works? (?:here|with us|for us)(?: any ?more| any longer)?`,
];

/** What becomes of a member: role, team, leaving and coming back. */
export const memberFrames: readonly Frame[] = [
  ...leaving.map((said) => frame(`${said}(?:${handing}|${taking})?`, leave)),
  frame(`(?:reactivate|reinstate|re-?enable|unlock|readmit) (?:the member )?${former}`, comeBack),
  frame(`let ${former} (?:back )?in(?: again)?`, comeBack),
  frame(`(?:bring|take) ${former} back(?: in)?(?: to ${place})?`, comeBack),
  frame(`${former} is back(?: with us| again| in the team)?`, comeBack),
  frame(`make ${who} ${role}`, giveRole),
  frame(`(?:set|change|switch) (?:the )?role of ${who} to ${role}`, giveRole),
  frame(`(?:set|change|switch) ${who}(?:'s|’s) role to ${role}`, giveRole),
  frame(`(?:give|grant|assign) ${who} ${role}`, giveRole),
  frame(`(?:give|grant|assign) (?:the )?role (?<role>[^,;:?!]{1,40}?) to ${who}`, giveRole),
  frame(`(?:promote|demote|upgrade|downgrade|turn|move|switch) ${who} (?:to|into) ${role}`, giveRole),
  frame(
    `${who} (?:is now|becomes|should be|should become|gets|should get|shall be|must be|has to be|needs to be|will be) ${role}(?: now| from now on)?`,
    giveRole,
  ),
  frame(`(?:put|move|add|assign|place) ${who} (?:in|into|to|on|onto) ${team}`, putInto),
  frame(
    `${who} (?:joins|is now in|moves to|moves into|goes to|goes into|belongs to|should be in|is moving to|works in) ${team}(?: now| from now on)?`,
    putInto,
  ),
  frame(`(?:take|remove) ${who} (?:out of|from|off) (?:their|his|her|the|any) team`, takeOut),
  frame(`(?:take|remove) ${who} (?:out of|from|off) ${team}`, takeOutOf),
];

async function leave(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const [heir, other] = said["heir"] ? membersNamed(s.world.members, said["heir"]) : [];
  if (other)
    return say(`Several members are called “${said["heir"]}”. Say the whole name of who takes the records over.`);
  return withMember(s, said["who"] ?? "", ({ id }) =>
    done("delete_member", { id, ...(heir ? { reassignTo: heir.id } : {}) }),
  );
}

async function comeBack(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const former = await formerNamed(s, said["who"] ?? "");
  const plan = ({ id }: { id: string }): Outcome => done("restore_member", { id });
  const [only] = former;
  if (former.length > 1) return whichMember(former, plan);
  return only ? plan(only) : undefined;
}

async function giveRole(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const text = said["role"] ?? "";
  const found = await roleNamed(s, text);
  // "make Tom a customer" may be about a contact of that name.
  if (!found) return /\brole\b/iu.test(s.source) ? noRole(text) : undefined;
  return withMember(s, said["who"] ?? "", ({ id }) => done("update_member", { id, role: found.key }));
}

async function putInto(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const text = said["team"] ?? said["before"] ?? "";
  const found = await teamNamed(s, text);
  if (!found) return noTeam(text, await teamNames(s));
  return withMember(s, said["who"] ?? "", ({ id }) => done("update_member", { id, team: found.id }));
}

async function takeOut(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return withMember(s, said["who"] ?? "", ({ id }) => done("update_member", { id, team: null }));
}

/** Of the team they are in, and of no other. */
async function takeOutOf(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const found = await teamNamed(s, said["team"] ?? said["before"] ?? "");
  if (!found) return undefined;
  return withMember(s, said["who"] ?? "", (member) =>
    member.teamId === found.id
      ? done("update_member", { id: member.id, team: null })
      : say(`${member.name} is not in the team ${found.name}.`),
  );
}
