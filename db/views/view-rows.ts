import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";

import type { Session } from "@/db/connect/db";
import { members } from "@/db/schema/workspace/members";
import { favorites, views } from "@/db/schema/workspace/views";
import type { ViewDefinition } from "./definition";

export type Viewer = { memberId: string; role: string };

export type ViewRow = {
  id: string;
  object: string;
  owner: { id: string; name: string };
  definition: ViewDefinition;
  isFavorite: boolean;
};

const share = sql`${views.definition} -> 'share'`;
const sharedWith = sql`${share} ->> 'with'`;

/** An Admin sees whatever is shared with anybody, and nobody else's private views. */
export function isVisible({ memberId, role }: Viewer): SQL | undefined {
  return or(
    eq(views.memberId, memberId),
    sql`${sharedWith} = 'workspace'`,
    sql`(${sharedWith} = 'role' and ${share} ->> 'role' = ${role})`,
    sql`(${sharedWith} = 'members' and ${share} -> 'members' @> to_jsonb(${memberId}::text))`,
    ...(role === "admin" ? [sql`${sharedWith} <> 'private'`] : []),
  );
}

type Wanted = { object?: string | undefined; id?: string | undefined; deleted?: boolean | undefined };

/** The views that a person may see, in their order, with who made them and whether they are favourites. */
export async function readViews(session: Session, viewer: Viewer, wanted: Wanted): Promise<ViewRow[]> {
  const rows = await session.orm
    .select({ view: views, ownerName: members.name, favorite: favorites.viewId })
    .from(views)
    .leftJoin(members, eq(members.id, views.memberId))
    .leftJoin(favorites, and(eq(favorites.viewId, views.id), eq(favorites.memberId, viewer.memberId)))
    .where(
      and(
        // Reports lie in the same table and are read by readReports.
        sql`${views.definition} ->> 'layout' <> 'report'`,
        wanted.deleted ? isNotNull(views.deletedAt) : isNull(views.deletedAt),
        wanted.object ? eq(views.objectKey, wanted.object) : undefined,
        wanted.id ? eq(views.id, wanted.id) : undefined,
        isVisible(viewer),
      ),
    )
    .orderBy(asc(views.objectKey), asc(views.position), asc(views.id));
  return rows.map(({ view, ownerName, favorite }) => ({
    id: view.id,
    object: view.objectKey,
    owner: { id: view.memberId, name: ownerName ?? "a removed member" },
    definition: view.definition,
    isFavorite: favorite !== null,
  }));
}
