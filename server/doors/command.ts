import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

import type { Atrium } from "@/server/atrium";
import type { CommandResult } from "@/server/cli/command-result";
import { runCommand } from "@/server/cli/run-command";
import { AppError } from "@/tools/core/app-error";

const bodyShape = z.object({ args: z.array(z.string()).max(100), directory: z.string().max(4000) });

/**
 * The CLI's way in while this server holds the embedded database. The secret stands in the lock file, which only the
 * owner of the data can read.
 */
export function commandDoor(app: FastifyInstance, atrium: Atrium, secret: string): void {
  app.post("/api/command", async (request): Promise<CommandResult> => {
    if (!isSecret(String(request.headers["x-atrium-secret"] ?? ""), secret))
      throw new AppError("unauthenticated", "The secret of the data directory is wrong.");
    const { args, directory } = bodyShape.parse(request.body);
    return runCommand(atrium, args, directory);
  });
}

function isSecret(given: string, secret: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(secret)];
  return left.length === right.length && timingSafeEqual(left, right);
}
