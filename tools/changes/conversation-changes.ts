import { asc, eq } from "drizzle-orm";

import { findObject, readCatalog } from "@/db/objects/catalog";
import { type ChangeKind, changeSets, changes } from "@/db/schema/workspace/changes";
import { inWorkspace } from "@/tools/core/in-workspace";
import type { Environment } from "@/tools/core/run-tool";
import type { Diff } from "@/tools/records/record-shape";
import { linksIn, nameOf, readDiffs, readNames } from "./change-names";

export type ConversationChange = {
  object: string;
  recordId: string;
  recordName: string;
  kind: ChangeKind;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  diffs: Diff[];
};

const limit = 10_000;

/** Everything that a conversation changed in the database, oldest first: what evals look at. */
export function readConversationChanges(
  environment: Environment,
  conversationId: string,
): Promise<ConversationChange[]> {
  return inWorkspace(environment, async (session) => {
    const rows = await session.orm
      .select({ change: changes })
      .from(changes)
      .innerJoin(changeSets, eq(changeSets.id, changes.changeSetId))
      .where(eq(changeSets.conversationId, conversationId))
      .orderBy(asc(changes.id))
      .limit(limit);
    const catalog = environment.catalogs.get(environment.workspace.id) ?? (await readCatalog(session, 0));
    const known = rows.flatMap(({ change }) => {
      const object = findObject(catalog, change.object);
      return object ? [{ change, object }] : [];
    });
    const wanted = known.flatMap(({ change, object }) => [
      { object: object.key, id: change.recordId },
      ...linksIn(object, change.before, change.after),
    ]);
    const names = await readNames({ session, catalog }, wanted);
    return known.map(({ change, object }) => ({
      object: object.key,
      recordId: change.recordId,
      recordName: nameOf(names, object.key, change.recordId),
      kind: change.kind,
      before: change.before,
      after: change.after,
      diffs: readDiffs(object, change.before, change.after, names),
    }));
  });
}
