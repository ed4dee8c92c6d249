import type { FastifyRequest } from "fastify";

import type { AnyTool } from "@/tools/core/define-tool";
import { registry } from "@/tools/registry";

export type Cost = { calls: number; heavy: number };

const tools: Record<string, AnyTool> = registry;

/** Whole tables go in or out, and a job works on it. */
const heavyPermissions = new Set(["records:import", "records:export"]);

const isHeavy = (name: string): boolean =>
  Object.hasOwn(tools, name) && heavyPermissions.has(tools[name]?.permission ?? "");

/** What a request asks for: a batch is as many calls as it names, and an answer of the assistant or a file weighs more. */
export function costOf(request: Pick<FastifyRequest, "method" | "url" | "routeOptions">): Cost {
  const path = request.url.split("?")[0] ?? "";
  const route = request.routeOptions.url ?? "";
  if (route === "/api/chat" || (route === "/api/files" && request.method === "POST")) return { calls: 1, heavy: 1 };
  if (route === "/api/tools/:name") return costOfNames([path.slice("/api/tools/".length)]);
  if (!path.startsWith("/api/trpc/")) return { calls: 1, heavy: 0 };
  const names = decode(path.slice("/api/trpc/".length)).split(",");
  return costOfNames(names.map((name) => name.replace(/^tools\./, "")));
}

const costOfNames = (names: string[]): Cost => ({ calls: names.length, heavy: names.filter(isHeavy).length });

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
