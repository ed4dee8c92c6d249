import { hasLimits } from "@/db/access/access";
import { withLimits } from "@/db/access/as-owner";
import { narrowCatalog } from "@/db/access/narrow-catalog";
import type { Row, Session } from "@/db/connect/db";
import { readCatalog } from "@/db/objects/catalog";
import type { Catalog } from "@/db/objects/definition";
import { enterWorkspace } from "@/db/workspace/workspaces";
import type { Actor, ChangeSet, ToolContext } from "./define-tool";
import type { Environment } from "./run-tool";

export type ContextOptions = {
  isReadOnly: boolean;
  /** Left out: a change set of its own. */
  changeSetId?: string;
};

/** A transaction of the workspace with all that a handler works with. */
export function inContext<T>(
  environment: Environment,
  actor: Actor,
  { isReadOnly, changeSetId }: ContextOptions,
  run: (ctx: ToolContext) => Promise<T>,
): Promise<T> {
  const options = { opening: enterWorkspace(environment.workspace, actor.access), isReadOnly };
  return environment.db.transaction(options, async (opened, opening) => {
    const session = hasLimits(actor.access) ? withLimits(opened) : opened;
    const catalog = narrowCatalog(await currentCatalog(environment, session, opening), actor.access.role);
    const now = environment.clock.now();
    const { newId } = environment.clock;
    const changeSet: ChangeSet = { id: changeSetId ?? newId(), count: 0, summary: "", undoOf: null };
    const query = { catalog, memberId: actor.memberId, now, timeZone: actor.timeZone };
    const { workspace } = environment;
    return run({ workspace, session, catalog, query, actor, now, newId, changeSet, startedJobs: [] });
  });
}

/** The catalog is read again only when the metadata version, which comes with the first statement, has grown. */
async function currentCatalog(environment: Environment, session: Session, opening: Row[][]): Promise<Catalog> {
  const version = Number(opening.at(-1)?.[0]?.["version"] ?? 0);
  const known = environment.catalogs.get(environment.workspace.id);
  if (known?.version === version) return known;
  const catalog = await readCatalog(session, version);
  environment.catalogs.set(environment.workspace.id, catalog);
  return catalog;
}
