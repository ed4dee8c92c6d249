import type { z } from "zod";

import type { Db, Row, Session } from "@/db/connect/db";
import { readCatalog } from "@/db/objects/catalog";
import type { Catalog } from "@/db/objects/definition";
import { enterWorkspace, type Workspace } from "@/db/workspace/workspaces";
import { AppError } from "./app-error";
import type { Clock } from "./clock";
import type { Actor, AnyTool, ChangeSet, Tool, ToolContext } from "./define-tool";
import { isAllowed } from "./permissions";
import { toAppError } from "./to-app-error";

/** Where a call runs: which database and workspace, by which clock. `catalogs` holds one compiled catalog a workspace. */
export type Environment = { db: Db; workspace: Workspace; clock: Clock; catalogs: Map<string, Catalog> };

export type CallOrigin = { door: string; toolCallId?: string | undefined; conversationId?: string | undefined };

/** The ritual of every call, whatever the door: permission, parse, transaction, handler, parse, change set. */
export async function runTool<Name extends string, Input extends z.ZodObject, Output extends z.ZodType>(
  environment: Environment,
  actor: Actor,
  tool: Tool<Name, Input, Output>,
  rawInput: unknown,
  origin: CallOrigin,
): Promise<z.output<Output>> {
  try {
    if (!isAllowed(actor.role, tool.permission)) {
      throw new AppError(
        "forbidden",
        `Your role (${actor.role}) lacks the permission ${tool.permission}. An Admin can change your role.`,
      );
    }
    const input = tool.input.parse(rawInput ?? {});
    const options = { opening: enterWorkspace(environment.workspace), isReadOnly: tool.effect === "read" };
    return await environment.db.transaction(options, async (session, opening) => {
      const catalog = await currentCatalog(environment, session, opening);
      const ctx = openContext(environment, actor, session, catalog);
      const output = tool.output.parse(await tool.handler(ctx, input));
      if (ctx.changeSet.count > 0)
        await storeChangeSet(
          ctx,
          tool,
          origin,
          ctx.changeSet.summary || (tool.summarize?.(input, output) ?? tool.name),
        );
      return output;
    });
  } catch (error) {
    throw toAppError(error);
  }
}

function openContext(environment: Environment, actor: Actor, session: Session, catalog: Catalog): ToolContext {
  const now = environment.clock.now();
  const changeSet: ChangeSet = { id: environment.clock.newId(), count: 0, summary: "", undoOf: null };
  const query = { catalog, memberId: actor.memberId, now, timeZone: actor.timeZone };
  return { session, catalog, query, actor, now, newId: environment.clock.newId, changeSet };
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

const insertChangeSet = `insert into atrium_change_sets
  (id, at, actor_kind, member_id, door, tool, tool_call_id, conversation_id, summary, change_count, undo_of)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

async function storeChangeSet(ctx: ToolContext, tool: AnyTool, origin: CallOrigin, summary: string): Promise<void> {
  const { changeSet, actor } = ctx;
  const who = [
    actor.kind,
    actor.memberId,
    origin.door,
    tool.name,
    origin.toolCallId ?? null,
    origin.conversationId ?? null,
  ];
  await ctx.session.query(
    insertChangeSet,
    [changeSet.id, ctx.now.toISOString(), ...who, summary, changeSet.count, changeSet.undoOf],
    { isRepeated: true },
  );
}
