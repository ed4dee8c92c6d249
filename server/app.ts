import { randomUUID } from "node:crypto";
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import Fastify, { type FastifyInstance } from "fastify";

import type { Atrium } from "./atrium";
import type { Auth } from "./auth/auth";
import { answerHeaders } from "./doors/answer-headers";
import { chatDoor } from "./doors/chat";
import { commandDoor } from "./doors/command";
import { errorBodies } from "./doors/errors";
import { filesDoor } from "./doors/files";
import { healthDoor } from "./doors/health";
import { identifyCaller, requireIdentity } from "./doors/identify";
import { openRateLimits } from "./doors/rate-limits";
import { toolsDoor } from "./doors/tools";
import { type AppRouter, appRouter, toTrpcError } from "./doors/trpc/router";

export type AppOptions = {
  logLevel: string;
  secret: string;
  isDevelopment?: boolean;
  /** Addresses of proxies whose word on the client's address counts. */
  proxy?: string | undefined;
  /** How many calls a person may make; left out nothing is limited. */
  callsPerMinute?: number | undefined;
};

const bodyLimit = 4 * 1024 * 1024;

/** All doors on one Fastify; the pages are added by the caller because tests need none. */
export async function buildApp(atrium: Atrium, auth: Auth, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: options.logLevel },
    genReqId: () => randomUUID(),
    bodyLimit,
    trustProxy: options.proxy ?? false,
    // A tRPC batch names all its procedures in one path segment.
    routerOptions: { maxParamLength: 5000 },
  });
  errorBodies(app);
  answerHeaders(app, {
    isDevelopment: options.isDevelopment ?? false,
    isSecure: atrium.signIn.url.startsWith("https:"),
    clerk: auth.clerk,
  });
  const limits = options.callsPerMinute ? openRateLimits(options.callsPerMinute) : undefined;
  limits?.byAddress(app);
  auth.guard(app);
  await auth.addDoors?.(app);
  const identify = identifyCaller(auth, limits);
  await app.register(fastifyTRPCPlugin, {
    prefix: "/api/trpc",
    trpcOptions: {
      router: appRouter,
      createContext: async ({ req, res }) => {
        const identity = await identify(req, res).catch((error: unknown) => {
          throw toTrpcError(error);
        });
        return {
          atrium,
          mode: auth.mode,
          requestId: req.id,
          identifyAgain: () => requireIdentity(auth, req),
          ...identity,
        };
      },
      onError: ({ error, ctx, path }) => {
        if (error.code === "INTERNAL_SERVER_ERROR")
          app.log.error({ requestId: ctx?.requestId, error: error.cause ?? error });
        if (error.code === "FORBIDDEN")
          app.log.warn({ requestId: ctx?.requestId, refused: error.message, member: ctx?.actor.memberId, path });
      },
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
  chatDoor(app, atrium, identify);
  await filesDoor(app, identify);
  toolsDoor(app, identify);
  commandDoor(app, atrium, options.secret);
  healthDoor(app, atrium);
  // A live connection never ends by itself, and the server waits for all connections.
  app.addHook("preClose", async () => atrium.live.close());
  return app;
}
