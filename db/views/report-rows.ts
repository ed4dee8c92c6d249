import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";

import type { Session } from "@/db/connect/db";
import { groupQueryShape } from "@/db/query/tree";
import { members } from "@/db/schema/workspace/members";
import { views } from "@/db/schema/workspace/views";
import { viewShape } from "./definition";
import { isVisible, type Viewer } from "./view-rows";

const { shape } = viewShape;

/** Figures that are kept: the query says which, and is run anew whenever the report is opened. */
export const reportShape = z.object({
  name: shape.name,
  layout: z.literal("report"),
  query: groupQueryShape,
  share: shape.share,
});
export type ReportDefinition = z.output<typeof reportShape>;

export type ReportRow = { id: string; owner: { id: string; name: string }; definition: ReportDefinition };

type Wanted = { id?: string | undefined; object?: string | undefined; deleted?: boolean | undefined };

/** Reports lie beside views, so that sharing, the change feed and undo are the same for both. */
export async function readReports(session: Session, viewer: Viewer, wanted: Wanted): Promise<ReportRow[]> {
  const rows = await session.orm
    .select({
      id: views.id,
      owner: views.memberId,
      ownerName: members.name,
      definition: sql<ReportDefinition>`${views.definition}`,
    })
    .from(views)
    .leftJoin(members, eq(members.id, views.memberId))
    .where(
      and(
        sql`${views.definition} ->> 'layout' = 'report'`,
        wanted.deleted ? isNotNull(views.deletedAt) : isNull(views.deletedAt),
        wanted.object ? eq(views.objectKey, wanted.object) : undefined,
        wanted.id ? eq(views.id, wanted.id) : undefined,
        isVisible(viewer),
      ),
    )
    .orderBy(asc(sql`lower(${views.definition} ->> 'name')`), asc(views.id));
  return rows.map(({ id, owner, ownerName, definition }) => ({
    id,
    owner: { id: owner, name: ownerName ?? "a removed member" },
    definition,
  }));
}
