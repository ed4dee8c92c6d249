import type { FastifyInstance } from "fastify";
import { z } from "zod";

import { hasPermission } from "@/db/access/rights";
import { AppError } from "@/tools/core/app-error";
import type { AnyTool } from "@/tools/core/define-tool";
import { findTool } from "@/tools/core/find-tool";
import { runTool } from "@/tools/core/run-tool";
import { registry } from "@/tools/registry";
import type { Identify } from "./identify";

const inputShape = z.record(z.string(), z.unknown());

const described = new Map<string, object>();

/** What a program has to know of a tool to call it. */
function describe(tool: AnyTool): object {
  const known = described.get(tool.name);
  if (known) return known;
  const { name, description, permission, effect, examples } = tool;
  const input = z.toJSONSchema(tool.input, { io: "input" });
  const made = { name, description, permission, effect, input, output: z.toJSONSchema(tool.output), examples };
  described.set(name, made);
  return made;
}

/** Every tool for programs: the input is the body, the output the answer. What asks first in a conversation runs here. */
export function toolsDoor(app: FastifyInstance, identify: Identify): void {
  app.get("/api/tools", async (request, reply) => {
    const { actor } = await identify(request, reply);
    const all = Object.values(registry as Record<string, AnyTool>);
    return { tools: all.filter((tool) => hasPermission(actor.access.role, tool.permission)).map(describe) };
  });
  app.get<{ Params: { name: string } }>("/api/tools/:name", async (request, reply) => {
    await identify(request, reply);
    return describe(findTool(request.params.name));
  });
  app.post<{ Params: { name: string } }>("/api/tools/:name", async (request, reply) => {
    const { environment, actor } = await identify(request, reply);
    const tool = findTool(request.params.name);
    const input = inputShape.safeParse(request.body ?? {});
    if (!input.success) throw new AppError("invalid_input", "Send the input of the tool as a JSON object.");
    return runTool(environment, actor, tool, input.data, { door: "api" });
  });
}
