import type { FastifyRequest } from "fastify";

/** Whether a door answers, and not a page. The router decodes an address before it matches, so its word counts as well as the text. */
export function isDoor({ url, routeOptions }: FastifyRequest): boolean {
  return url.startsWith("/api/") || routeOptions.url?.startsWith("/api/") === true;
}
