import { isDeepStrictEqual } from "node:util";
import { initTRPC, TRPCError, type TRPCMutationProcedure, type TRPCQueryProcedure, tracked } from "@trpc/server";
import { z } from "zod";

import { permissions } from "@/db/access/permissions";
import { hasPermission } from "@/db/access/rights";
import type { Atrium } from "@/server/atrium";
import type { Auth, Identity } from "@/server/auth/auth";
import { AppError, errorTable } from "@/tools/core/app-error";
import type { Actor, AnyTool } from "@/tools/core/define-tool";
import { inWorkspace } from "@/tools/core/in-workspace";
import { type Environment, requirePermission, runTool } from "@/tools/core/run-tool";
import { modelSettingsOf } from "@/tools/models/model-settings";
import { type Registry, registry, type ToolName } from "@/tools/registry";

export type DoorContext = {
  atrium: Atrium;
  mode: Auth["mode"];
  environment: Environment;
  actor: Actor;
  requestId: string;
  /** Who asks now, for what goes on after the request. */
  identifyAgain(): Promise<Identity>;
};

const t = initTRPC.context<DoorContext>().create({
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error, ctx }) {
    const known = error.cause instanceof AppError ? error.cause : null;
    const isOurs = known !== null || error.code === "BAD_REQUEST" || error.code === "NOT_FOUND";
    const message = known?.message ?? (isOurs ? error.message : "Something went wrong inside Atrium.");
    return {
      ...shape,
      message,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        appCode: known?.code ?? "internal",
        message,
        details: known?.details,
        requestId: ctx?.requestId,
      },
    };
  },
});

type Definition<Input, Output> = { input: Input; output: Output; meta: object };

type Procedure<T extends Registry[ToolName]> = T["effect"] extends "read"
  ? TRPCQueryProcedure<Definition<z.input<T["input"]>, z.output<T["output"]>>>
  : TRPCMutationProcedure<Definition<z.input<T["input"]>, z.output<T["output"]>>>;

type ToolProcedures = { [Name in ToolName]: Procedure<Registry[Name]> };

/** One procedure a tool: reads are queries, everything else is a mutation. */
function toolProcedure(tool: AnyTool): unknown {
  const call = async ({
    ctx,
    getRawInput,
  }: {
    ctx: DoorContext;
    getRawInput(): Promise<unknown>;
  }): Promise<unknown> => {
    try {
      return await runTool(ctx.environment, ctx.actor, tool, await getRawInput(), { door: "app" });
    } catch (error) {
      throw toTrpcError(error);
    }
  };
  // The tool parses its own input; a second schema here would be a second truth.
  const base = t.procedure.use(({ ctx, getRawInput, next }) => next({ ctx: { ...ctx, getRawInput } }));
  const resolve = ({ ctx }: { ctx: DoorContext & { getRawInput(): Promise<unknown> } }): Promise<unknown> =>
    call({ ctx, getRawInput: ctx.getRawInput });
  return tool.effect === "read" ? base.query(resolve) : base.mutation(resolve);
}

/** In the shape that the formatter above knows. */
export function toTrpcError(error: unknown): TRPCError {
  const known =
    error instanceof AppError
      ? error
      : new AppError("internal", "Something went wrong inside Atrium.", { cause: error });
  return new TRPCError({ code: errorTable[known.code].trpc, message: known.message, cause: known });
}

// Built by a loop, typed from the registry: each procedure above has exactly this type.
const toolProcedures = Object.fromEntries(
  Object.entries(registry).map(([name, tool]) => [name, toolProcedure(tool)]),
) as unknown as ToolProcedures;

export const appRouter = t.router({
  tools: t.router(toolProcedures),
  live: t.router({
    /** What others changed, as it is committed. A lost connection goes on where it stopped. */
    changes: t.procedure.input(z.object({ lastEventId: z.string().max(60).nullish() })).subscription(async function* ({
      ctx,
      input,
      signal,
    }) {
      if (ctx.actor.via) requireScope(ctx.actor);
      const until = signal ?? new AbortController().signal;
      for await (const { position, groups } of ctx.atrium.live.follow(
        ctx.environment,
        input.lastEventId ?? null,
        until,
        ctx.actor.access,
      )) {
        if (!(await isStillSo(ctx))) return;
        yield tracked(position, { groups });
      }
    }),
  }),
  system: t.router({
    info: t.procedure.query(async ({ ctx }) => ({
      version: ctx.atrium.version,
      mode: ctx.mode,
      workspace: workspaceOf(ctx),
      me: {
        id: ctx.actor.memberId,
        name: ctx.actor.name,
        email: ctx.actor.email,
        role: ctx.actor.role,
        roleName: ctx.actor.access.role.name,
        permissions: permissions.filter((permission) => hasPermission(ctx.actor.access.role, permission)),
        timeZone: ctx.actor.timeZone,
        locale: ctx.actor.locale,
      },
      /** Who looks through the eyes of `me`, and may change nothing meanwhile. */
      viewedBy: ctx.actor.viewedBy ?? null,
      models: ctx.atrium.modelList,
      defaultModel: (await defaultModelOf(ctx)) ?? "",
    })),
  }),
});

/** Ids of records are told here, so a key or an app has to be allowed to see records. */
function requireScope(actor: Actor): void {
  try {
    requirePermission(actor, "records:read");
  } catch (error) {
    throw toTrpcError(error);
  }
}

/** A connection outlives the session it began with: whoever left, or may see less now, has to connect anew. */
async function isStillSo({ identifyAgain, environment, actor }: DoorContext): Promise<boolean> {
  const now = await identifyAgain().catch(() => null);
  return (
    now !== null &&
    now.environment.workspace.schemaName === environment.workspace.schemaName &&
    isDeepStrictEqual(now.actor.access, actor.access)
  );
}

const workspaceOf = ({ environment: { workspace } }: DoorContext) => ({
  id: workspace.id,
  slug: workspace.slug,
  name: workspace.name,
});

/** The workspace's own default while it is set up, else the server's. */
async function defaultModelOf({ atrium, environment }: DoorContext): Promise<string | undefined> {
  const { defaultModel } = await inWorkspace(environment, modelSettingsOf);
  return (atrium.modelList.find(({ id }) => id === defaultModel) ?? atrium.modelList[0])?.id;
}

export type AppRouter = typeof appRouter;
