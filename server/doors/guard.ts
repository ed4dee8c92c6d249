import type { FastifyInstance } from "fastify";

import { AppError } from "@/tools/core/app-error";
import { isDoor } from "./is-door";

/**
 * Local mode has no password, so a foreign web page must not be able to use the port through the person's browser:
 * the Host header stops DNS rebinding, Origin and Sec-Fetch-Site stop cross-site requests.
 */
export function guardLocal(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    if (!isDoor(request)) return;
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    if (!["127.0.0.1", "localhost", "[::1]"].includes(host))
      throw new AppError("forbidden", "Local mode answers only to this machine's own address.");
    const { origin } = request.headers;
    const isForeign = origin !== undefined && origin !== `http://${request.headers.host}`;
    const site = request.headers["sec-fetch-site"];
    if (isForeign || (site !== undefined && site !== "same-origin" && site !== "none")) {
      throw new AppError("forbidden", "Another site tried to use Atrium through your browser; this was refused.");
    }
  });
}
