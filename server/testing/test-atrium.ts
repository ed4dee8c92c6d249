import type { FastifyInstance } from "fastify";

import { listModels, type ModelSettings } from "@/agent/models/models";
import { buildApp } from "@/server/app";
import type { Atrium } from "@/server/atrium";
import { localAuth } from "@/server/auth/local";
import { Live, watchWrites } from "@/server/live/live";
import { openKeeper } from "@/server/regions/keeper";
import { openRegions } from "@/server/regions/regions";
import { newWorkspace, type TestWorkspace } from "@/tools/testing/test-workspace";
import { testSecrets } from "./test-secrets";

export const testSecret = "test-secret";

/** All doors over a workspace of its own, without pages and without a port. */
export async function newApp(
  models: ModelSettings = { openAiModel: "none" },
): Promise<{ app: FastifyInstance; workspace: TestWorkspace; atrium: Atrium }> {
  const workspace = await newWorkspace();
  const live = new Live();
  const db = watchWrites(workspace.environment.db, () => live.nudge());
  const environment = { ...workspace.environment, db };
  const regions = openRegions(db);
  const atrium: Atrium = {
    db,
    regions,
    keeper: openKeeper(regions, { onGone: () => atrium.onGone?.() }),
    live,
    clock: environment.clock,
    models,
    modelList: listModels(models),
    version: "test",
    secrets: testSecrets(),
    signIn: { mode: "local", url: "http://localhost:3000" },
    environment: async () => environment,
    environments: async () => [environment],
    environmentOf: () => environment,
    actorOf: async (_, memberId) => workspace.actors.find((actor) => actor.memberId === memberId),
    actor: async (_, email) => workspace.actors.find((actor) => !email || actor.email === email) ?? workspace.member(),
    close: async () => undefined,
  };
  const app = await buildApp(atrium, localAuth(atrium), { logLevel: "silent", secret: testSecret });
  return { app, workspace, atrium };
}
