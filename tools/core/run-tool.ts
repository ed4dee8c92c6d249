import type { z } from "zod";

import type { Permission } from "@/db/access/permissions";
import { hasPermission } from "@/db/access/rights";
import type { Db } from "@/db/connect/db";
import type { Catalog } from "@/db/objects/definition";
import type { Workspace } from "@/db/workspace/workspaces";
import type { Embedder } from "@/tools/knowledge/embedding/embedder";
import type { InviteMailer } from "@/tools/members/invite-mailer";
import type { ModelService } from "@/tools/models/model-service";
import type { PromiseFinder } from "@/tools/tasks/promise-finder";
import type { WorkspaceKeeper } from "@/tools/workspaces/workspace-keeper";
import { AppError } from "./app-error";
import type { Clock } from "./clock";
import type { Actor, Effect, Tool } from "./define-tool";
import { inContext } from "./open-context";
import { storeChangeSet } from "./store-change-set";
import { toAppError } from "./to-app-error";

/** Where a call runs: which database and workspace, by which clock. `catalogs` holds one compiled catalog a workspace. */
export type Environment = {
  db: Db;
  workspace: Workspace;
  clock: Clock;
  catalogs: Map<string, Catalog>;
  /** Turns texts into vectors; left out where search goes by words alone. */
  embedder?: Embedder;
  /** Which language models there are and what they cost; left out where there are none. */
  models?: ModelService;
  /** Reads from a text what one of us has to do; left out where nothing does. */
  promises?: PromiseFinder;
  /** Mails invitations; left out where there is no sign-in. */
  inviteMailer?: InviteMailer;
  /** Where the directory is, when that is another database than the workspace's. */
  home?: Db;
  /** Does what there is to do with whole workspaces; left out where nothing serves them. */
  keeper?: WorkspaceKeeper;
  /** Told after the commit of a call that queued a job; left out where nothing runs jobs. */
  onJob?(jobId: string): void;
};

export type CallOrigin = { door: string; toolCallId?: string | undefined; conversationId?: string | undefined };

/** The ritual of every call, whatever the door: permission, parse, transaction, handler, parse, change set. */
export async function runTool<Name extends string, Input extends z.ZodObject, Output extends z.ZodType, Prepared>(
  environment: Environment,
  actor: Actor,
  tool: Tool<Name, Input, Output, Effect, Prepared>,
  rawInput: unknown,
  origin: CallOrigin,
): Promise<z.output<Output>> {
  try {
    requirePermission(actor, tool.permission);
    const input = tool.input.parse(rawInput ?? {});
    const prepared = (await tool.prepare?.(environment, input)) as Prepared;
    const isReadOnly = tool.effect === "read";
    const { output, jobs } = await inContext(environment, actor, { isReadOnly }, async (ctx) => {
      const answer = tool.output.parse(await tool.handler(ctx, input, prepared));
      if (ctx.changeSet.count > 0) {
        const summary = ctx.changeSet.summary || (tool.summarize?.(input, answer) ?? tool.name);
        await storeChangeSet(ctx, tool.name, origin, summary);
      }
      return { output: answer, jobs: ctx.startedJobs };
    });
    for (const job of jobs) environment.onJob?.(job);
    return tool.deliver ? await tool.deliver(environment, output, actor) : output;
  } catch (error) {
    throw toAppError(error);
  }
}

export function requirePermission(actor: Actor, permission: Permission): void {
  const { role, held } = actor.access;
  if (hasPermission(role, permission)) return;
  if (actor.viewedBy && held && hasPermission(held, permission))
    throw new AppError(
      "forbidden",
      `You see Atrium as ${actor.name} does, so nothing is changed or asked. Go back to yourself first.`,
    );
  if (actor.via && held && hasPermission(held, permission))
    throw new AppError(
      "forbidden",
      `The ${actor.via} lacks the scope ${permission}. Make another key with it, or connect the app anew.`,
    );
  throw new AppError(
    "forbidden",
    `Your role (${actor.role}) lacks the permission ${permission}. An Admin can change your role.`,
  );
}
