import type { FastifyInstance } from "fastify";

import { AppError, errorTable } from "@/tools/core/app-error";
import { toAppError } from "@/tools/core/to-app-error";

/** The one HTTP error body: a code, a sentence, what is wrong where, and a number to look it up by. */
export function errorBodies(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const known = fromHttp(error) ?? toAppError(error);
    if (known.code === "internal") request.log.error(error);
    // Somebody tries what they may not; who and what stand in the line of the request.
    if (known.code === "forbidden")
      request.log.warn({ refused: known.message, from: request.ip, path: pathOf(request.url) });
    const wait = known.details?.find(({ path }) => path === "retryAfter")?.message;
    if (known.code === "rate_limited" && wait) void reply.header("retry-after", wait);
    if (known.code === "unauthenticated") void reply.header("www-authenticate", "Bearer");
    void reply
      .status(errorTable[known.code].http)
      .send({ error: { code: known.code, message: known.message, details: known.details, requestId: request.id } });
  });
}

/** Without what follows the question mark, which may be somebody's own. */
const pathOf = (url: string): string => url.split("?", 1)[0] ?? "";

function fromHttp(error: unknown): AppError | null {
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 0;
  if (status === 413)
    return new AppError("invalid_input", "The request is larger than 4 MB. Shorten it and send it again.");
  if (status >= 400 && status < 500)
    return new AppError("invalid_input", "The request cannot be read. Send valid JSON in UTF-8.");
  return null;
}
