import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

import { hasPermission } from "@/db/access/rights";
import { appendPiece, createFile, dropExpiredFiles, findFile, pieceSize, readPiece } from "@/db/files/file-store";
import type { Identity } from "@/server/auth/auth";
import { AppError } from "@/tools/core/app-error";
import { inWorkspace } from "@/tools/core/in-workspace";
import { requirePermission } from "@/tools/core/run-tool";
import type { Identify } from "./identify";

const sizeLimit = 200 * 1024 * 1024;
const keptFor = 7 * 24 * 60 * 60 * 1000;
const uploadShape = z.object({ name: z.string().trim().min(1).max(255) });

/** Bytes in and out, in pieces: a file is never whole in memory. What is done with a file is a tool's matter. */
export async function filesDoor(app: FastifyInstance, identify: Identify): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    scope.post("/api/files", { bodyLimit: sizeLimit }, async (request, reply) => {
      const { name } = uploadShape.parse(request.query);
      const identity = await identify(request, reply);
      const mediaType = String(request.headers["content-type"] ?? "application/octet-stream").slice(0, 200);
      return storeUpload(identity, { name, mediaType }, request.body as Readable);
    });
  });
  app.get<{ Params: { id: string } }>("/api/files/:id", async (request, reply) => {
    const identity = await identify(request, reply);
    // An export holds records, whatever else a program may do.
    if (identity.actor.via) requirePermission(identity.actor, "records:export");
    const id = z.uuid().safeParse(request.params.id);
    const file = id.success && (await inWorkspace(identity.environment, (session) => findFile(session, id.data)));
    if (!file || file.memberId !== identity.actor.memberId)
      throw new AppError("not_found", "There is no file with that id. Exports are kept for a week.");
    return reply
      .header("content-type", file.mediaType)
      .header("content-length", file.size)
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(Readable.from(pieces(identity, file.id)));
  });
}

type Upload = { name: string; mediaType: string };

/** A file whose upload breaks off is never named to anyone, and goes when its time is over. */
export async function storeUpload(
  { environment, actor }: Identity,
  { name, mediaType }: Upload,
  body: AsyncIterable<Uint8Array>,
): Promise<{ fileId: string; name: string; size: number }> {
  // Whoever may bring in nothing at all stores nothing; what becomes of the file is asked of the tool that takes it.
  if (!hasPermission(actor.access.role, "documents:write")) requirePermission(actor, "records:import");
  const { clock } = environment;
  const now = clock.now();
  const id = clock.newId();
  await inWorkspace(environment, async (session) => {
    await dropExpiredFiles(session, now);
    const expiresAt = new Date(now.getTime() + keptFor);
    await createFile(session, { id, memberId: actor.memberId, name, mediaType, now, expiresAt });
  });
  let size = 0;
  let place = 0;
  const keep = async (bytes: Uint8Array): Promise<void> => {
    await inWorkspace(environment, (session) => appendPiece(session, id, place, bytes));
    place += 1;
  };
  let rest = Buffer.alloc(0);
  for await (const chunk of body) {
    size += chunk.length;
    if (size > sizeLimit)
      throw new AppError(
        "invalid_input",
        `A file may have ${sizeLimit / 1024 / 1024} MB at most. Split it and upload the parts.`,
      );
    rest = Buffer.concat([rest, chunk]);
    for (; rest.length >= pieceSize; rest = rest.subarray(pieceSize)) await keep(rest.subarray(0, pieceSize));
  }
  if (rest.length > 0) await keep(rest);
  return { fileId: id, name, size };
}

export async function* pieces({ environment }: Identity, fileId: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place += 1) {
    const piece = await inWorkspace(environment, (session) => readPiece(session, fileId, place));
    if (!piece) return;
    yield piece;
  }
}
