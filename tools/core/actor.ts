import type { ActorKind } from "@/db/schema/workspace/changes";
import type { Member } from "@/db/workspace/members";
import type { Actor } from "./define-tool";

/** The person, or what acts for the person with the same rights. */
export function actorFrom(member: Member, kind: ActorKind = "person"): Actor {
  const { id, name, email, role, timeZone, locale } = member;
  return { kind, memberId: id, name, email, role, timeZone, locale };
}
