import type { FastifyRequest } from "fastify";

/** The key or token that a program sends; where there is one, however broken, cookies do not count. */
export function readBearer({ headers }: Pick<FastifyRequest, "headers">): string | undefined {
  return /^bearer\b\s*(?<token>.*)$/i.exec(headers.authorization?.trim() ?? "")?.groups?.["token"];
}
