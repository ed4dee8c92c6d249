import { readAccess } from "@/db/access/read-roles";
import type { Session } from "@/db/connect/db";
import type { ActorKind } from "@/db/schema/workspace/changes";
import type { Member } from "@/db/workspace/members";
import type { Actor } from "./define-tool";

/** The person with the rights of this moment, or what acts for the person with the same rights. */
export async function openActor(session: Session, member: Member, kind: ActorKind = "person"): Promise<Actor> {
  const { id, name, email, role, timeZone, locale } = member;
  return { kind, memberId: id, name, email, role, timeZone, locale, access: await readAccess(session, member) };
}
